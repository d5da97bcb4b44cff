// One table an encoding of the registry.
#include "detect/byte_letters.h"

#include <memory>
#include <mutex>

#include "encoding/single_byte.h"

namespace mojimend {
namespace {

ByteLetters make(const Encoding& encoding) {
  const TextModel& model = TextModel::get();
  const SingleByteTable& table = single_byte_table(encoding);
  ByteLetters made{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char32_t character = table.characters[byte];
    made.characters[byte] = character;
    made.letters[byte] = model.letter(character);
    made.small[byte] = model.small(made.letters[byte]);
  }
  return made;
}

}  // namespace

const ByteLetters& byte_letters(const Encoding& encoding) {
  struct Made {
    std::once_flag once;
    ByteLetters letters;
  };
  static const auto made = std::make_unique<Made[]>(all_encodings().size());  // by row of the registry
  Made& here = made[static_cast<std::size_t>(&encoding - all_encodings().data())];
  std::call_once(here.once, [&] { here.letters = make(encoding); });
  return here.letters;
}

}  // namespace mojimend
