// The compiled tables as bytes. `Lexicons.swift` is the way to them.
#ifndef SESTANTE_CLEXICONIMAGE_H
#define SESTANTE_CLEXICONIMAGE_H

#include <stdint.h>

typedef struct {
  const uint8_t *bytes;
  int64_t length;
} sestante_embedded_image;

// The length is 0 if the build did not compile the tables.
sestante_embedded_image sestante_lexicon_image(void);

#endif
