// Channels in plain words, for every writer that shows one to people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/report.h"
#include "text/channel.h"

namespace mojimend {

// An encoding as people write it: "UTF-8", "Windows-1252", "Shift_JIS".
std::string encoding_words(std::string_view name);

// What happened, in a few words: "UTF-8 read as Windows-1252, twice". Empty for no steps.
std::string channel_phrase(const Channel& channel);

// The rule of a change, how sure it is, and what happened: "mojibake, safe: UTF-8 read as Windows-1252,
// twice". `encoding`: of the document.
std::string change_heading(const Change& change, std::string_view encoding);

// A step in sentences: what was done to the text, to its bytes, and to the text again. Any list may be empty.
struct StepWords {
  std::vector<std::string> text;     // before it was written
  std::vector<std::string> written;  // the sentence of its writing
  std::vector<std::string> bytes;
  std::vector<std::string> read;  // the sentence of its reading, and what was done afterwards
};
StepWords step_words(const Step& step);

// All sentences, in the order in which things happened to the text.
std::vector<std::string> channel_words(const Channel& channel);

// "28 71 A8 AB 6E 67 29 `(q..ng)`": the bytes in hexadecimal, and what of them is ASCII.
std::string bytes_words(std::string_view bytes);

}  // namespace mojimend
