// Stands in where the plugin CompileLexicon gave no file of its own: tables are compiled at each start.
#include "CLexiconImage.h"

__attribute__((weak)) sestante_embedded_image sestante_lexicon_image(void) {
  return (sestante_embedded_image){0, 0};
}
