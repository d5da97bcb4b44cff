// Turns the tables of the encodings round.
#include "channel/reader_bytes.h"

#include <algorithm>
#include <mutex>

#include "channel/channel_table.h"
#include "channel/codec.h"
#include "channel/reader.h"
#include "encoding/gb18030.h"

namespace mojimend {
namespace {

struct ReaderPlace {
  const ChannelRow* row;
  const Encoding* encoding;
};

const Encoding* encoding_of(std::string_view name) {
  const ReaderVariant* const variant = find_variant(name);
  return name == "iso-8859-1" ? nullptr : find_encoding(variant ? variant->base : name);
}

std::vector<ReaderPlace> readers_of_table() {
  std::vector<ReaderPlace> made;
  for (const ChannelRow& row : channel_rows())
    if (row.read < kNever) made.push_back({&row, encoding_of(row.name)});
  return made;
}

const std::vector<ReaderPlace>& places() {
  static const std::vector<ReaderPlace> made = readers_of_table();
  return made;
}

// Microsoft's and the web's; to other readers of GBK it is no character.
constexpr unsigned char kEuro = 0x80;

}  // namespace

ReaderBytes::ReaderBytes(std::string_view name, const Encoding* encoding, double nats)
    : name_(name),
      encoding_(encoding),
      nats_(nats),
      reads_four_(name == "gb18030"),
      variant_(find_variant(name)) {
  double_ = encoding ? DoubleByteTable::of(*encoding) : nullptr;
  has_more_ = double_ != nullptr || reads_four_;
  for (unsigned byte = 1; byte < 256; ++byte) {
    alone_[byte] = !encoding ? byte
                   : double_ ? double_->single(static_cast<unsigned char>(byte))
                             : assigned(*encoding, static_cast<unsigned char>(byte));
    if (const char32_t own = variant_ ? variant_->character(byte) : 0) alone_[byte] = own;
    if (alone_[byte] != 0) add(alone_[byte], static_cast<std::uint16_t>(byte));
    else if (byte >= 0x80 && !double_) undefined_.push_back(static_cast<unsigned char>(byte));
  }
  if (!double_) {
    for (const unsigned char byte : undefined_) add(byte, byte);
    return;
  }
  for (unsigned lead = 0x80; lead < 256; ++lead)
    for (unsigned trail = 0x30; double_->is_lead(static_cast<std::uint8_t>(lead)) && trail < 256; ++trail) {
      if (lacks(lead << 8 | trail)) continue;
      const char32_t own = variant_ ? variant_->character(lead << 8 | trail) : 0;
      const char32_t character =
          own != 0 ? own : double_->pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
      const bool empty = name == "gbk" && is_empty_cell(*double_, static_cast<std::uint8_t>(lead),
                                                        static_cast<std::uint8_t>(trail));
      if (character != 0 && !empty) add(character, static_cast<std::uint16_t>(lead << 8 | trail));
    }
  std::ranges::sort(others_);
}

void ReaderBytes::add(char32_t character, std::uint16_t bytes) {
  if (character >= 0x10000) return;
  std::uint16_t& stands = bytes_.at(character);
  if (stands == 0) stands = bytes;
  else others_.emplace_back(character, bytes);
}

SourceBytes ReaderBytes::more_bytes_of(char32_t character) const {
  if (character >= 0x10000 && double_) {
    const std::uint16_t bytes = double_->bytes_of(character);
    if (bytes != 0 && !lacks(bytes)) return {bytes, 2};
  }
  if (reads_four_)
    if (const std::uint32_t four = gb18030_four_byte_of(character)) return {four, 4};
  return {};
}

SourceBytes ReaderBytes::other_bytes_of(char32_t character) const {
  if (others_.empty()) return {};
  const auto found = std::ranges::lower_bound(others_, character, {}, &decltype(others_)::value_type::first);
  if (found == others_.end() || found->first != character) return {};
  return {found->second, static_cast<std::uint8_t>(found->second > 0xFF ? 2 : 1)};
}

bool ReaderBytes::reads(unsigned char byte) const {
  return byte < 0x80 || (alone_[byte] != 0 && !(byte == kEuro && name_ == "gbk"));
}
bool ReaderBytes::reads(unsigned char lead, unsigned char trail) const {
  if (!double_ || double_->pair(lead, trail) == 0) return false;
  if (lacks(static_cast<unsigned>(lead) << 8 | trail)) return false;
  return name_ != "gbk" || reading_of(*double_, lead, trail) == Reading::character;
}

std::size_t reader_count() { return places().size(); }

const ReaderBytes& reader(std::size_t index) {
  struct Made {
    std::once_flag once;
    std::unique_ptr<const ReaderBytes> reader;
  };
  static const auto made = std::make_unique<Made[]>(places().size());
  Made& here = made[index];
  std::call_once(here.once, [&] {
    const ReaderPlace& place = places()[index];
    here.reader = std::make_unique<const ReaderBytes>(place.row->name, place.encoding, place.row->read);
  });
  return *here.reader;
}

bool reads_double_bytes(std::size_t index) {
  const Encoding* const encoding = places()[index].encoding;
  return encoding && encoding->kind == EncodingKind::double_byte;
}

std::span<const std::size_t> double_byte_readers() {
  static const std::vector<std::size_t> indexes = [] {
    std::vector<std::size_t> made;
    for (std::size_t index = 0; index < reader_count(); ++index)
      if (reads_double_bytes(index)) made.push_back(index);
    return made;
  }();
  return indexes;
}

}  // namespace mojimend
