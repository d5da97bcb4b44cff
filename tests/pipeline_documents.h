// Documents and sources for the tests of the pipeline.
#pragma once

#include <string>
#include <string_view>

#include "encoding/decode.h"
#include "pipeline/pipeline.h"

namespace mojimend::test {

inline constexpr std::string_view kChinese = "早上的集市很热闹，卖菜的阿姨给我多放了两根葱。";
inline constexpr std::string_view kRussian = "Вечером дети собрали сено, а потом долго пили чай на веранде.";
inline constexpr std::string_view kJapanese = "朝の市場はとても賑やかで、おまけにねぎを二本もらった。";
inline constexpr std::string_view kKorean = "아침 시장은 아주 북적였고 아주머니가 파를 두 단 더 주셨다.";
inline constexpr std::string_view kTraditional = "早上的市集很熱鬧，賣菜的阿姨多給我兩根蔥。";

inline std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

inline std::string in(std::string_view label, std::string_view text) {
  return *encode(text, *find_encoding(label));
}

inline Options from(std::string_view label, std::size_t block_size = kBlockSize) {
  Options options;
  options.from = {std::string(label)};
  options.block_size = block_size;
  return options;
}

// Keeps a copy of every block's bytes and place, and of the line on which each change starts as the block
// says.
struct BlockLog : ReportSink {
  struct Seen {
    std::string bytes;
    std::size_t offset, first_line, changes;
  };
  std::vector<Seen> blocks;
  bool begun = false;
  Result<void> begin(const DocumentHead&) override {
    begun = true;
    return {};
  }
  Result<void> block(const Block& block) override {
    blocks.push_back({std::string(block.original), block.offset, block.first_line, block.changes.size()});
    return {};
  }
  Result<void> end(const Totals&) override { return {}; }
};

}  // namespace mojimend::test
