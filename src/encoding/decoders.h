// The decoders by kind of encoding. Each reads `bytes` to the end, or until the writer wants no more. Writer
// is UnitWriter or UnreadableFinder, for the stateful ones UnshiftedFinder too; the decoders' files make one
// of each.
#pragma once

#include <string_view>

#include "encoding/encoding.h"
#include "encoding/unit_writer.h"
#include "encoding/utf8_scan.h"

namespace mojimend {

template <typename Writer>
void decode_utf8(std::string_view bytes, Writer& out);
template <typename Writer>
void decode_utf16(std::string_view bytes, const Encoding& encoding, Writer& out);
template <typename Writer>
void decode_single_byte(std::string_view bytes, const Encoding& encoding, Writer& out);
template <typename Writer>
void decode_single_byte_odd(std::string_view bytes, const Encoding& encoding, Writer& out);
template <typename Writer>
void decode_double_byte(std::string_view bytes, const Encoding& encoding, Writer& out);
template <typename Writer>
void decode_utf32(std::string_view bytes, const Encoding& encoding, Writer& out);
template <typename Writer>
void decode_cesu8(std::string_view bytes, Writer& out);

// The stateful ones call out.unshifted() before each sequence that they read in their initial state.
template <typename Writer>
void decode_iso_2022_jp(std::string_view bytes, Writer& out);
template <typename Writer>
void decode_iso_2022_kr(std::string_view bytes, Writer& out);
template <typename Writer>
void decode_iso_2022_cn(std::string_view bytes, Writer& out);
template <typename Writer>
void decode_hz(std::string_view bytes, Writer& out);
template <typename Writer>
void decode_utf7(std::string_view bytes, Writer& out);

// What stands at one place: a character and the bytes that it takes, or so many bytes that are none.
struct Sequence {
  char32_t character = 0;  // 0: unreadable
  std::size_t size = 1;    // bytes
};

// The loop of the encodings in which a byte below 0x80, where a character begins, is ASCII. `read(at)` gives
// the Sequence at a byte above 0x7F.
template <typename Writer, typename Read>
void decode_beyond_ascii(std::string_view bytes, Writer& out, Read read) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte >= 0x80) {
      const Sequence sequence = read(at);
      if (sequence.character != 0) {
        out.character(sequence.character, sequence.size);
      } else if (!out.unreadable(sequence.size)) {
        return;
      }
      at += sequence.size;
    } else if (at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) < 0x80) {
      const std::size_t ascii = ascii_prefix(bytes.substr(at));
      out.copy(bytes.substr(at, ascii));
      at += ascii;
    } else {
      // A blank between words: a run of its own is not worth a search and a copy.
      out.character(byte, 1);
      ++at;
    }
  }
}

}  // namespace mojimend
