// The shipped tables as bytes. `Lexicons.swift` is the way to them.
#ifndef SESTANTE_CLEXICONS_H
#define SESTANTE_CLEXICONS_H

#include <stdint.h>

typedef struct {
  const char *name;
  const uint8_t *bytes;
  int64_t length;
} sestante_embedded_table;

int32_t sestante_table_count(void);
sestante_embedded_table sestante_table(int32_t index);

#endif
