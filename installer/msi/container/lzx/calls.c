#include "calls.h"

enum {
    CALL = 0xE8,
    OPERAND = 4,
    UNTOUCHED = 10,           /* bytes at the end of each frame */
    TRANSLATED_FRAMES = 32768 /* the decoder stops then */
};

static void translate_frame(uint8_t *frame, uint32_t size, int64_t place, int64_t reach)
{
    for (uint32_t i = 0; i + UNTOUCHED < size; i++) {
        if (frame[i] != CALL)
            continue;
        uint8_t *operand = frame + i + 1;
        uint32_t bits = 0;
        for (int byte = 0; byte < OPERAND; byte++)
            bits |= (uint32_t)operand[byte] << 8 * byte;
        int64_t way = bits < 1u << 31 ? (int64_t)bits : (int64_t)bits - (1ll << 32), from = place + i;
        if (way >= -from && way < reach) {
            bits = (uint32_t)(way + from < reach ? way + from : way - reach);
            for (int byte = 0; byte < OPERAND; byte++)
                operand[byte] = (uint8_t)(bits >> 8 * byte);
        }
        i += OPERAND;
    }
}

void translate_calls(uint8_t *data, uint32_t size, uint32_t reach)
{
    for (uint32_t place = 0, frame = 0; place < size && frame < TRANSLATED_FRAMES; place += FRAME, frame++) {
        uint32_t left = size - place;
        translate_frame(data + place, left < FRAME ? left : FRAME, place, reach);
    }
}
