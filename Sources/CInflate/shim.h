// zlib for gzip, libzstd for zstd. zlib's opening call is a macro, which Swift cannot see.
#include <zlib.h>
#include <zstd.h>

static inline int sestante_inflate_gzip(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
