/* From many small parts, those two neighbours are joined that save most, until joining saves nothing. */
#include "split.h"

#include "block.h"

enum { BALANCE = 1 << 30 }; /* more bits than a segment has: keeps the savings above zero */

static size_t cut(uint32_t start, const Item *items, size_t count, Part *parts)
{
    size_t number = 0;
    uint32_t place = start;
    for (size_t i = 0; i < count; number++) {
        Part *part = &parts[number];
        uint32_t end = (place / UNIT + 1) * UNIT;
        size_t first = i;
        *part = (Part){.start = place};
        while (i < count && place < end)
            place += items[i++].length;
        part->size = place - part->start;
        count_items(items + first, i - first, &part->counts);
    }
    return number;
}

/* What a block takes when it comes after another one. */
static uint64_t bits_of(const Counts *counts, const Lengths *lengths, uint32_t main_codes, const Lengths *before)
{
    Bits head = {0};
    bool aligned = worth_aligning(counts, lengths);
    put_head(&head, aligned ? ALIGNED : VERBATIM, 0, main_codes, before, lengths);
    return head.counted + item_bits(counts, lengths, aligned);
}

static void weigh(Part *part, uint32_t main_codes, const Lengths *before)
{
    const Part *next = part + 1;
    Counts both = part->counts;
    Lengths lengths;
    add_counts(&both, &next->counts);
    fit_lengths(&both, main_codes, &lengths);
    uint64_t apart = bits_of(&part->counts, &part->lengths, main_codes, before) +
                     bits_of(&next->counts, &next->lengths, main_codes, &part->lengths);
    part->saving = BALANCE + apart - bits_of(&both, &lengths, main_codes, before);
}

static void join(Part *parts, size_t number, size_t which, uint32_t main_codes)
{
    Part *part = &parts[which];
    part->size += part[1].size;
    add_counts(&part->counts, &part[1].counts);
    fit_lengths(&part->counts, main_codes, &part->lengths);
    for (size_t i = which + 1; i + 1 < number; i++)
        parts[i] = parts[i + 1];
}

size_t split(uint32_t start, const Item *items, size_t count, uint32_t main_codes, const Lengths *before, Part *parts)
{
    size_t number = cut(start, items, count, parts);
    for (size_t i = 0; i < number; i++)
        fit_lengths(&parts[i].counts, main_codes, &parts[i].lengths);
    for (size_t i = 0; i + 1 < number; i++)
        weigh(&parts[i], main_codes, i ? &parts[i - 1].lengths : before);
    while (number > 1) {
        size_t best = 0;
        for (size_t i = 1; i + 1 < number; i++)
            if (parts[i].saving > parts[best].saving)
                best = i;
        if (parts[best].saving < BALANCE)
            break;
        join(parts, number--, best, main_codes);
        if (best + 1 < number)
            weigh(&parts[best], main_codes, best ? &parts[best - 1].lengths : before);
        if (best)
            weigh(&parts[best - 1], main_codes, best > 1 ? &parts[best - 2].lengths : before);
    }
    return number;
}
