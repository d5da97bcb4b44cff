// The decoders by kind of encoding. Each reads `bytes` to the end, or until the writer wants no more.
#pragma once

#include <string_view>

#include "encoding/encoding.h"
#include "encoding/unit_writer.h"

namespace mojimend {

void decode_utf8(std::string_view bytes, UnitWriter& out);
void decode_utf16(std::string_view bytes, const Encoding& encoding, UnitWriter& out);
void decode_single_byte(std::string_view bytes, const Encoding& encoding, UnitWriter& out);
void decode_double_byte(std::string_view bytes, const Encoding& encoding, UnitWriter& out);
void decode_iso_2022_jp(std::string_view bytes, UnitWriter& out);

}  // namespace mojimend
