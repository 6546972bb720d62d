/* A binary tree of earlier places for every four bytes, sorted by what follows; its root is the latest place.
 *
 * Looking for a place and putting it in is one walk. The nodes lie in a ring as long as the window, so that the oldest
 * vanish by being written over. The idea is that of LZMA's encoder (Igor Pavlov, public domain).
 */
#include "matches.h"

#include <stdlib.h>

enum { BITS_3 = 15, BITS_4 = 18, DEEPEST = 32 };

struct Finder {
    const uint8_t *data;
    uint32_t size, window;
    uint32_t *children; /* of each place: less, greater; places count from 1, 0 is none */
    uint32_t last_2[1 << 16], last_3[1 << BITS_3], root[1 << BITS_4];
};

Finder *new_finder(const uint8_t *data, uint32_t size, uint32_t window)
{
    Finder *finder = calloc(1, sizeof *finder);
    if (!finder)
        return NULL;
    finder->data = data;
    finder->size = size;
    finder->window = window;
    finder->children = calloc(2 * (size_t)window, sizeof *finder->children);
    if (!finder->children) {
        free(finder);
        return NULL;
    }
    return finder;
}

void free_finder(Finder *finder)
{
    if (finder)
        free(finder->children);
    free(finder);
}

static uint32_t hashed(uint32_t bytes, uint32_t bits)
{
    return bytes * 0x9E3779B1u >> (32 - bits); /* 2^32 by the golden ratio: Knuth, TAOCP 3, 6.4 */
}

/* A candidate from one of the tables of last places: a match if it is longer than what there is. */
static uint32_t try_last(const Finder *finder, uint32_t place, uint32_t last, uint32_t best, uint32_t most,
                         uint32_t *found, uint32_t *count)
{
    uint32_t distance = place + 1 - last;
    if (!last || distance > finder->window - 3) /* the format's farthest */
        return best;
    uint32_t length = same_bytes(finder->data + place, finder->data + last - 1, 0, most);
    if (length <= best || length < MIN_MATCH)
        return best;
    found[(*count)++] = distance << LENGTH_PLACES | length;
    return length;
}

/* Walk down the tree, splitting it into what is less and what is greater than the new root. */
static uint32_t walk(Finder *finder, uint32_t place, uint32_t node, uint32_t best, uint32_t most, uint32_t *found,
                     uint32_t count)
{
    const uint8_t *here = finder->data + place;
    uint32_t mask = finder->window - 1, limit = most < LONG_ENOUGH ? most : LONG_ENOUGH;
    uint32_t *less = &finder->children[2 * (size_t)(place & mask)], *greater = less + 1;
    uint32_t same_less = 0, same_greater = 0;
    for (uint32_t depth = 0; node && place + 1 - node <= finder->window - 3 && depth < DEEPEST; depth++) {
        const uint8_t *there = finder->data + node - 1;
        uint32_t *pair = &finder->children[2 * (size_t)((node - 1) & mask)];
        uint32_t length = same_bytes(here, there, same_less < same_greater ? same_less : same_greater, limit);
        if (length > best && count < MOST_MATCHES) {
            best = length == limit ? same_bytes(here, there, length, most) : length;
            found[count++] = (place + 1 - node) << LENGTH_PLACES | best;
        }
        if (length == limit) { /* the same as far as it matters: takes its place */
            *less = pair[0];
            *greater = pair[1];
            return count;
        }
        if (there[length] < here[length]) {
            *less = node;
            less = &pair[1];
            node = pair[1];
            same_less = length;
        } else {
            *greater = node;
            greater = &pair[0];
            node = pair[0];
            same_greater = length;
        }
    }
    *less = *greater = 0;
    return count;
}

uint32_t find_matches(Finder *finder, uint32_t place, uint32_t *found)
{
    uint32_t left = finder->size - place, most = left < MAX_MATCH ? left : MAX_MATCH, count = 0, best = 0;
    if (left < 4)
        return 0;
    const uint8_t *at = finder->data + place;
    uint32_t two = at[0] | (uint32_t)at[1] << 8;
    uint32_t three = two | (uint32_t)at[2] << 16;
    uint32_t four = three | (uint32_t)at[3] << 24;
    uint32_t *last_2 = &finder->last_2[two], *last_3 = &finder->last_3[hashed(three, BITS_3)];
    uint32_t *root = &finder->root[hashed(four, BITS_4)];
    best = try_last(finder, place, *last_2, best, most, found, &count);
    if (*last_3 != *last_2)
        best = try_last(finder, place, *last_3, best, most, found, &count);
    uint32_t node = *root;
    *last_2 = *last_3 = *root = place + 1;
    return walk(finder, place, node, best, most, found, count);
}
