/* Where the bytes at a place have been before. */
#ifndef SEOGO_LZX_MATCHES_H
#define SEOGO_LZX_MATCHES_H

#include "format.h"

enum {
    MOST_MATCHES = 64, /* that are found at one place */
    LONG_ENOUGH = 64,  /* a match of this length is taken at once: places inside it are not looked at */
    LENGTH_PLACES = 9  /* bits of a packed match that are its length */
};

typedef struct Finder Finder;

/* NULL: no memory. */
Finder *new_finder(const uint8_t *data, uint32_t size, uint32_t window);
void free_finder(Finder *finder);

/* Matches at the next place, which must be asked for one after another: longer and longer, each as near as possible,
 * packed as distance << LENGTH_PLACES | length. Returns their number. */
uint32_t find_matches(Finder *finder, uint32_t place, uint32_t *found);

static inline uint32_t match_length(uint32_t packed)
{
    return packed & ((1u << LENGTH_PLACES) - 1);
}

static inline uint32_t match_distance(uint32_t packed)
{
    return packed >> LENGTH_PLACES;
}

/* How many bytes are the same at two places, `known` at least and `most` at most. */
static inline uint32_t same_bytes(const uint8_t *one, const uint8_t *two, uint32_t known, uint32_t most)
{
    while (known + 8 <= most) {
        uint64_t left, right;
        __builtin_memcpy(&left, one + known, 8);
        __builtin_memcpy(&right, two + known, 8);
        if (left != right) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
            return known + (uint32_t)__builtin_ctzll(left ^ right) / 8;
#else
            return known + (uint32_t)__builtin_clzll(left ^ right) / 8;
#endif
        }
        known += 8;
    }
    while (known < most && one[known] == two[known])
        known++;
    return known;
}

#endif
