// What a document says of its own encoding, in words: XML and HTML declarations, coding lines, headers. Only
// collected here, in the order of the document; whether the document tells the truth is for others to judge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"

namespace mojimend {

struct Declaration {
  std::string label;                   // as it stands, without an Emacs line end suffix
  const Encoding* encoding = nullptr;  // what the label means; null if it is unknown
  std::uint64_t offset = 0;            // bytes; where the label stands
  std::string_view form;               // one of the forms below
};

// WHATWG looks at 1024 bytes only; longer comments before a meta element or a PO header are common.
inline constexpr std::size_t kDeclarationHead = 4096;

inline constexpr std::string_view kXmlDeclaration = "XML declaration";
inline constexpr std::string_view kHtmlMeta = "HTML meta";
inline constexpr std::string_view kCssCharset = "CSS @charset";
inline constexpr std::string_view kCodingLine = "coding line";
inline constexpr std::string_view kEmacsCoding = "Emacs coding";
inline constexpr std::string_view kVimFileencoding = "Vim fileencoding";
inline constexpr std::string_view kMimeCharset = "MIME charset";
inline constexpr std::string_view kPoHeader = "PO header";

// Every declaration in the first kDeclarationHead bytes of the document, by offset. `head` begins where the
// document does; it may begin with a UTF-8 byte order mark. A label that two forms share (an Emacs line is a
// coding line too) is given once.
std::vector<Declaration> read_declarations(std::string_view head);

}  // namespace mojimend
