// Carries the tables of lexicons/ inside the binary. To ship another table, add its line here.
#include "CLexicons.h"

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wc23-extensions"
#endif

static const uint8_t common_symbols[] = {
#embed "../../lexicons/common/symbols.tsv"
};
static const uint8_t common_language[] = {
#embed "../../lexicons/common/language.tsv"
};
static const uint8_t common_ngrams[] = {
#embed "../../lexicons/common/ngrams.tsv"
};
static const uint8_t common_scoring[] = {
#embed "../../lexicons/common/scoring.tsv"
};
static const uint8_t common_labels[] = {
#embed "../../lexicons/common/labels.tsv"
};
static const uint8_t common_columns[] = {
#embed "../../lexicons/common/columns.tsv"
};
static const uint8_t common_values[] = {
#embed "../../lexicons/common/values.tsv"
};
static const uint8_t it_inflection[] = {
#embed "../../lexicons/it/inflection.tsv"
};
static const uint8_t it_elisions[] = {
#embed "../../lexicons/it/elisions.tsv"
};
static const uint8_t it_abbreviations[] = {
#embed "../../lexicons/it/abbreviations.tsv"
};
static const uint8_t it_numbers[] = {
#embed "../../lexicons/it/numbers.tsv"
};
static const uint8_t it_valence_adjectives[] = {
#embed "../../lexicons/it/valence-adjectives.tsv"
};
static const uint8_t it_valence_verbs[] = {
#embed "../../lexicons/it/valence-verbs.tsv"
};
static const uint8_t it_valence_nouns[] = {
#embed "../../lexicons/it/valence-nouns.tsv"
};
static const uint8_t it_expressions[] = {
#embed "../../lexicons/it/expressions.tsv"
};
static const uint8_t it_negators[] = {
#embed "../../lexicons/it/negators.tsv"
};
static const uint8_t it_intensifiers[] = {
#embed "../../lexicons/it/intensifiers.tsv"
};
static const uint8_t it_dampeners[] = {
#embed "../../lexicons/it/dampeners.tsv"
};
static const uint8_t it_contrast[] = {
#embed "../../lexicons/it/contrast.tsv"
};
static const uint8_t it_irrealis[] = {
#embed "../../lexicons/it/irrealis.tsv"
};
static const uint8_t it_topics[] = {
#embed "../../lexicons/it/topics.tsv"
};
static const uint8_t it_cues[] = {
#embed "../../lexicons/it/cues.tsv"
};
static const uint8_t it_signals[] = {
#embed "../../lexicons/it/signals.tsv"
};
static const uint8_t en_inflection[] = {
#embed "../../lexicons/en/inflection.tsv"
};
static const uint8_t en_elisions[] = {
#embed "../../lexicons/en/elisions.tsv"
};
static const uint8_t en_abbreviations[] = {
#embed "../../lexicons/en/abbreviations.tsv"
};
static const uint8_t en_numbers[] = {
#embed "../../lexicons/en/numbers.tsv"
};
static const uint8_t en_valence_adjectives[] = {
#embed "../../lexicons/en/valence-adjectives.tsv"
};
static const uint8_t en_valence_verbs[] = {
#embed "../../lexicons/en/valence-verbs.tsv"
};
static const uint8_t en_valence_nouns[] = {
#embed "../../lexicons/en/valence-nouns.tsv"
};
static const uint8_t en_expressions[] = {
#embed "../../lexicons/en/expressions.tsv"
};
static const uint8_t en_negators[] = {
#embed "../../lexicons/en/negators.tsv"
};
static const uint8_t en_intensifiers[] = {
#embed "../../lexicons/en/intensifiers.tsv"
};
static const uint8_t en_dampeners[] = {
#embed "../../lexicons/en/dampeners.tsv"
};
static const uint8_t en_contrast[] = {
#embed "../../lexicons/en/contrast.tsv"
};
static const uint8_t en_irrealis[] = {
#embed "../../lexicons/en/irrealis.tsv"
};
static const uint8_t en_topics[] = {
#embed "../../lexicons/en/topics.tsv"
};
static const uint8_t en_cues[] = {
#embed "../../lexicons/en/cues.tsv"
};
static const uint8_t en_signals[] = {
#embed "../../lexicons/en/signals.tsv"
};
static const uint8_t taxonomy_stages[] = {
#embed "../../lexicons/taxonomy/stages.tsv"
};
static const uint8_t taxonomy_touchpoints[] = {
#embed "../../lexicons/taxonomy/touchpoints.tsv"
};
static const uint8_t taxonomy_pillars[] = {
#embed "../../lexicons/taxonomy/pillars.tsv"
};
static const uint8_t taxonomy_topics[] = {
#embed "../../lexicons/taxonomy/topics.tsv"
};
static const uint8_t taxonomy_concepts[] = {
#embed "../../lexicons/taxonomy/concepts.tsv"
};
static const uint8_t taxonomy_signals[] = {
#embed "../../lexicons/taxonomy/signals.tsv"
};
static const uint8_t taxonomy_mapping[] = {
#embed "../../lexicons/taxonomy/mapping.tsv"
};
static const uint8_t taxonomy_channels[] = {
#embed "../../lexicons/taxonomy/channels.tsv"
};
static const uint8_t taxonomy_derivations[] = {
#embed "../../lexicons/taxonomy/derivations.tsv"
};
static const uint8_t common_privacy_formats[] = {
#embed "../../lexicons/common/privacy-formats.tsv"
};
static const uint8_t it_privacy_cues[] = {
#embed "../../lexicons/it/privacy-cues.tsv"
};
static const uint8_t it_person_names[] = {
#embed "../../lexicons/it/person-names.tsv"
};
static const uint8_t en_privacy_cues[] = {
#embed "../../lexicons/en/privacy-cues.tsv"
};
static const uint8_t en_person_names[] = {
#embed "../../lexicons/en/person-names.tsv"
};

#define TABLE(name, array) {name, array, sizeof array}

static const sestante_embedded_table tables[] = {
    TABLE("common/symbols.tsv", common_symbols),
    TABLE("common/language.tsv", common_language),
    TABLE("common/ngrams.tsv", common_ngrams),
    TABLE("common/scoring.tsv", common_scoring),
    TABLE("common/labels.tsv", common_labels),
    TABLE("common/columns.tsv", common_columns),
    TABLE("common/values.tsv", common_values),
    TABLE("it/inflection.tsv", it_inflection),
    TABLE("it/elisions.tsv", it_elisions),
    TABLE("it/abbreviations.tsv", it_abbreviations),
    TABLE("it/numbers.tsv", it_numbers),
    TABLE("it/valence-adjectives.tsv", it_valence_adjectives),
    TABLE("it/valence-verbs.tsv", it_valence_verbs),
    TABLE("it/valence-nouns.tsv", it_valence_nouns),
    TABLE("it/expressions.tsv", it_expressions),
    TABLE("it/negators.tsv", it_negators),
    TABLE("it/intensifiers.tsv", it_intensifiers),
    TABLE("it/dampeners.tsv", it_dampeners),
    TABLE("it/contrast.tsv", it_contrast),
    TABLE("it/irrealis.tsv", it_irrealis),
    TABLE("it/topics.tsv", it_topics),
    TABLE("it/cues.tsv", it_cues),
    TABLE("it/signals.tsv", it_signals),
    TABLE("en/inflection.tsv", en_inflection),
    TABLE("en/elisions.tsv", en_elisions),
    TABLE("en/abbreviations.tsv", en_abbreviations),
    TABLE("en/numbers.tsv", en_numbers),
    TABLE("en/valence-adjectives.tsv", en_valence_adjectives),
    TABLE("en/valence-verbs.tsv", en_valence_verbs),
    TABLE("en/valence-nouns.tsv", en_valence_nouns),
    TABLE("en/expressions.tsv", en_expressions),
    TABLE("en/negators.tsv", en_negators),
    TABLE("en/intensifiers.tsv", en_intensifiers),
    TABLE("en/dampeners.tsv", en_dampeners),
    TABLE("en/contrast.tsv", en_contrast),
    TABLE("en/irrealis.tsv", en_irrealis),
    TABLE("en/topics.tsv", en_topics),
    TABLE("en/cues.tsv", en_cues),
    TABLE("en/signals.tsv", en_signals),
    TABLE("taxonomy/stages.tsv", taxonomy_stages),
    TABLE("taxonomy/touchpoints.tsv", taxonomy_touchpoints),
    TABLE("taxonomy/pillars.tsv", taxonomy_pillars),
    TABLE("taxonomy/topics.tsv", taxonomy_topics),
    TABLE("taxonomy/concepts.tsv", taxonomy_concepts),
    TABLE("taxonomy/signals.tsv", taxonomy_signals),
    TABLE("taxonomy/mapping.tsv", taxonomy_mapping),
    TABLE("taxonomy/channels.tsv", taxonomy_channels),
    TABLE("taxonomy/derivations.tsv", taxonomy_derivations),
    TABLE("common/privacy-formats.tsv", common_privacy_formats),
    TABLE("it/privacy-cues.tsv", it_privacy_cues),
    TABLE("it/person-names.tsv", it_person_names),
    TABLE("en/privacy-cues.tsv", en_privacy_cues),
    TABLE("en/person-names.tsv", en_person_names),
};

int32_t sestante_table_count(void) { return sizeof tables / sizeof tables[0]; }

sestante_embedded_table sestante_table(int32_t index) { return tables[index]; }
