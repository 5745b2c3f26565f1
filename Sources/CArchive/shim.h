// libarchive: gzip, zstd and zip.
#include <archive.h>
#include <archive_entry.h>
