// ISO-2022-CN (RFC 1922): GB 2312 and plane 1 of CNS 11643 between SO and SI, plane 2 in pairs behind ESC N.
// The end of a line shifts back and forgets which set SO leads to. Pairs are read by the tables of GBK and
// EUC-TW.
#include "encoding/euc_tw.h"
#include "encoding/seven_bit.h"

namespace mojimend {
namespace {

enum class CnSet { none, gb2312, plane_1 };

class CnReader {
 public:
  explicit CnReader(std::string_view bytes) : bytes_(bytes) {}

  bool initial() const { return !shifted_ && set_ == CnSet::none && !plane_2_; }

  // The size of a sequence that only changes the state, which it does; 0 if there is none.
  std::size_t change(std::size_t at) {
    const std::string_view rest = bytes_.substr(at);
    if (rest.front() == kShiftIn || (rest.front() == kShiftOut && set_ != CnSet::none)) {
      shifted_ = rest.front() == kShiftOut;
      return 1;
    }
    if (rest.starts_with(kCnGb2312)) set_ = CnSet::gb2312;
    else if (rest.starts_with(kCnPlane1)) set_ = CnSet::plane_1;
    else if (rest.starts_with(kCnPlane2)) plane_2_ = true;
    else return 0;
    return kCnPlane2.size();
  }

  Sequence read(std::size_t at) {
    const auto byte = static_cast<unsigned char>(bytes_[at]);
    if (byte == '\n') {
      shifted_ = plane_2_ = false;
      set_ = CnSet::none;
    }
    if (byte == kEscape) return plane_2_ ? single_shift(at) : Sequence{};
    if (byte == kShiftOut || byte > 0x7F) return {};
    if (!shifted_ || !graphic(byte)) return {byte, 1};
    return seven_bit_pair(bytes_, at, [&](unsigned lead, unsigned trail) {
      const char32_t character = eight_bit_pair(set_ == CnSet::gb2312 ? gbk_ : euc_tw_, lead, trail);
      return private_use(character) ? 0 : character;
    });
  }

 private:
  Sequence single_shift(std::size_t at) const {
    const std::size_t pair_at = at + kCnSingleShift.size();
    if (!bytes_.substr(at).starts_with(kCnSingleShift) || pair_at == bytes_.size()) return {};
    if (!graphic(static_cast<unsigned char>(bytes_[pair_at]))) return {};
    Sequence sequence = seven_bit_pair(bytes_, pair_at, [](unsigned lead, unsigned trail) {
      return cns_11643(2, lead - 0x20, trail - 0x20);
    });
    sequence.size += kCnSingleShift.size();
    return sequence;
  }

  const std::string_view bytes_;
  const DoubleByteTable& gbk_ = *DoubleByteTable::of(*find_encoding("gbk"));
  const DoubleByteTable& euc_tw_ = *DoubleByteTable::of(*find_encoding("euc-tw"));
  bool shifted_ = false;
  CnSet set_ = CnSet::none;
  bool plane_2_ = false;  // ESC N may be used
};

}  // namespace

template <typename Writer>
void decode_iso_2022_cn(std::string_view bytes, Writer& out) {
  CnReader reader(bytes);
  for (std::size_t at = 0; at < bytes.size();) {
    if (reader.initial()) out.unshifted();
    if (const std::size_t size = reader.change(at)) {
      out.dropped(size);
      at += size;
      continue;
    }
    const Sequence sequence = reader.read(at);
    if (bytes[at] == 0) out.character(0, 1);
    else if (!put(out, sequence)) return;
    at += sequence.size;
  }
  if (reader.initial()) out.unshifted();
}

template void decode_iso_2022_cn(std::string_view, UnitWriter&);
template void decode_iso_2022_cn(std::string_view, UnreadableFinder&);
template void decode_iso_2022_cn(std::string_view, UnshiftedFinder&);

}  // namespace mojimend
