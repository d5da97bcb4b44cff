// What writes one character after the other in an encoding.
#pragma once

#include <memory>
#include <string>

#include "encoding/encoding.h"

namespace mojimend {

class Encoder {
 public:
  virtual ~Encoder() = default;
  // Appends the character; false if the encoding lacks it.
  virtual bool put_character(std::string& out, char32_t character) = 0;
  // Appends what must stand at the end of the text.
  virtual void finish(std::string&) {}

 protected:
  static void put(std::string& out, unsigned byte) { out.push_back(static_cast<char>(byte)); }
};

// For the encodings of the kind `stateful`.
std::unique_ptr<Encoder> make_stateful_encoder(const Encoding& encoding);

}  // namespace mojimend
