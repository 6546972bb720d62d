/* A folder is worked on in segments. Each is parsed with guessed codes and cut into blocks where that pays; every block
 * is parsed again with codes of its own. More passes than these gain less than 0.1 %. */
#include "lzx.h"

#include "block.h"
#include "calls.h"
#include "matches.h"
#include "parse.h"
#include "split.h"

#include <stdlib.h>
#include <string.h>

enum { SEGMENT_PASSES = 1, BLOCK_PASSES = 2, MOST_DATA = 1 << 30 };

/* What a segment changes, so that it can be done again in another way. */
typedef struct {
    Bits bits;
    Recent recent;
    Lengths lengths; /* of the last block with codes */
    uint8_t *frame;  /* where the frame starts that is being written */
    uint32_t done;   /* frames */
} State;

typedef struct {
    const uint8_t *data;
    uint32_t size, main_codes;
    uint32_t *frames;
    Finder *finder;
    Matches matches;
    Node *nodes;
    Item *items;
    Part *parts;
    State state;
} Encoder;

static bool find_all(Encoder *encoder, uint32_t start, uint32_t end)
{
    Matches *matches = &encoder->matches;
    matches->count = 0;
    for (uint32_t place = start; place < end; place++) {
        if (matches->room - matches->count < MOST_MATCHES) {
            size_t room = 2 * matches->room + MOST_MATCHES;
            uint32_t *packed = realloc(matches->packed, room * sizeof *packed);
            if (!packed)
                return false;
            matches->packed = packed;
            matches->room = room;
        }
        matches->first[place - start] = (uint32_t)matches->count;
        matches->count += find_matches(encoder->finder, place, matches->packed + matches->count);
    }
    matches->first[end - start] = (uint32_t)matches->count;
    return true;
}

static void end_frame(Encoder *encoder)
{
    State *state = &encoder->state;
    fill_word(&state->bits);
    encoder->frames[state->done++] = (uint32_t)(state->bits.next - state->frame);
    state->frame = state->bits.next;
}

static bool ends_frame(const Encoder *encoder, uint32_t place)
{
    return place % FRAME == 0 || place == encoder->size;
}

static void write_plain(Encoder *encoder, uint32_t start, uint32_t size)
{
    Bits *bits = &encoder->state.bits;
    put_plain_head(bits, size, &encoder->state.recent);
    for (uint32_t done = 0; done < size;) {
        uint32_t piece = size - done < FRAME ? size - done : FRAME;
        put_bytes(bits, encoder->data + start + done, piece);
        if (piece % 2)
            put_bytes(bits, (const uint8_t[]){0}, 1); /* only at the end of everything */
        done += piece;
        end_frame(encoder);
    }
}

static void write_items(Encoder *encoder, uint32_t start, const Item *items, size_t count, const Writer *writer)
{
    uint32_t place = start;
    for (size_t i = 0; i < count; i++) {
        put_item(&encoder->state.bits, writer, items[i]);
        place += items[i].length;
        if (ends_frame(encoder, place))
            end_frame(encoder);
    }
}

/* Parse a block until its codes and its items fit each other, and write it. */
static void write_block(Encoder *encoder, const Stretch *stretch, uint32_t start, uint32_t size, const Lengths *guess)
{
    State *state = &encoder->state;
    Lengths lengths = *guess;
    bool aligned = false;
    Counts counts;
    Recent recent;
    size_t count = 0;
    for (int pass = 0; pass < BLOCK_PASSES; pass++) {
        Prices prices;
        set_prices(&prices, &lengths, aligned);
        recent = state->recent;
        count = parse(stretch, start, start + size, &prices, &recent, encoder->items);
        counts = (Counts){0};
        count_items(encoder->items, count, &counts);
        fit_lengths(&counts, encoder->main_codes, &lengths);
        aligned = worth_aligning(&counts, &lengths);
    }
    bool whole_frames = start % FRAME == 0 && ends_frame(encoder, start + size);
    if (whole_frames && item_bits(&counts, &lengths, aligned) >= 8 * (size + (uint64_t)sizeof(Recent))) {
        write_plain(encoder, start, size);
        return;
    }
    Writer writer;
    set_writer(&writer, &lengths, aligned);
    put_head(&state->bits, aligned ? ALIGNED : VERBATIM, size, encoder->main_codes, &state->lengths, &lengths);
    write_items(encoder, start, encoder->items, count, &writer);
    state->recent = recent;
    state->lengths = lengths;
}

/* Whether everything since an earlier state found room and every reader has room for it. */
static bool fits(const Encoder *encoder, const State *earlier)
{
    bool small = !encoder->state.bits.full;
    for (uint32_t frame = earlier->done; frame < encoder->state.done; frame++)
        small = small && encoder->frames[frame] <= LARGEST_FRAME;
    return small;
}

static int write_segment(Encoder *encoder, uint32_t start, uint32_t size)
{
    if (!find_all(encoder, start, start + size))
        return LZX_NO_MEMORY;
    Stretch stretch = {encoder->data, start, &encoder->matches, encoder->nodes};
    State before = encoder->state;
    Lengths lengths;
    guess_lengths(encoder->data + start, size, &lengths);
    size_t count = 0;
    for (int pass = 0; pass < SEGMENT_PASSES; pass++) {
        Recent recent = before.recent;
        Counts counts = {0};
        Prices prices;
        set_prices(&prices, &lengths, false);
        count = parse(&stretch, start, start + size, &prices, &recent, encoder->items);
        count_items(encoder->items, count, &counts);
        fit_lengths(&counts, encoder->main_codes, &lengths);
    }
    size_t parts = split(start, encoder->items, count, encoder->main_codes, &before.lengths, encoder->parts);
    for (size_t i = 0; i < parts; i++) {
        const Part *part = &encoder->parts[i];
        write_block(encoder, &stretch, part->start, part->size, &part->lengths);
    }
    if (fits(encoder, &before))
        return LZX_DONE;
    /* Codes that suit the most of a block can make a frame of it longer than it was. With a block for each frame, none
     * is much longer than plain bytes. */
    encoder->state = before;
    for (uint32_t done = 0; done < size; done += FRAME) {
        uint32_t piece = size - done < FRAME ? size - done : FRAME;
        write_block(encoder, &stretch, start + done, piece, &lengths);
    }
    return fits(encoder, &before) ? LZX_DONE : LZX_NO_ROOM;
}

static void write_header(Encoder *encoder, uint32_t reach)
{
    Bits *bits = &encoder->state.bits;
    put_bits(bits, reach > 0, 1);
    if (reach) {
        put_bits(bits, reach >> 16, 16);
        put_bits(bits, reach & 0xFFFF, 16);
    }
}

static int write_all(Encoder *encoder, uint32_t reach)
{
    int outcome = LZX_DONE;
    write_header(encoder, reach);
    for (uint32_t start = 0; start < encoder->size && outcome == LZX_DONE; start += SEGMENT) {
        uint32_t left = encoder->size - start;
        outcome = write_segment(encoder, start, left < SEGMENT ? left : SEGMENT);
    }
    return outcome;
}

int lzx_compress(const uint8_t *data, uint32_t size, uint32_t window_bits, uint32_t reach, uint8_t *out, uint64_t room,
                 uint32_t *frames)
{
    if (window_bits < 15 || window_bits > 21 || size > MOST_DATA || reach >= 1u << 31)
        return LZX_BAD_ARGUMENT;
    uint32_t window = 1u << window_bits;
    uint8_t *copy = malloc(size + 1ull);
    Encoder encoder = {
        .data = copy,
        .size = size,
        .main_codes = LITERALS + (slot_of(window - 1) + 1) * LENGTH_HEADERS,
        .frames = frames,
        .nodes = malloc((SEGMENT + 1) * sizeof(Node)),
        .items = malloc(SEGMENT * sizeof(Item)),
        .parts = malloc(MOST_PARTS * sizeof(Part)),
        .matches.first = malloc((SEGMENT + 1) * sizeof(uint32_t)),
        .state = {.bits = {.next = out, .end = out + room}, .recent = {{1, 1, 1}}, .frame = out},
    };
    int outcome = LZX_NO_MEMORY;
    if (copy && encoder.nodes && encoder.items && encoder.parts && encoder.matches.first) {
        if (size)
            memcpy(copy, data, size);
        if (reach)
            translate_calls(copy, size, reach);
        encoder.finder = new_finder(copy, size, window);
        if (encoder.finder)
            outcome = write_all(&encoder, reach);
    }
    free_finder(encoder.finder);
    free(encoder.matches.first);
    free(encoder.matches.packed);
    free(encoder.parts);
    free(encoder.items);
    free(encoder.nodes);
    free(copy);
    return outcome;
}
