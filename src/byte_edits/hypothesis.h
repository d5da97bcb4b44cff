// Hypothesis: one state of the byte search, and how it came from the one before.
#pragma once

#include <cstdint>

#include "byte_edits/line_width.h"
#include "model/document_model.h"
#include "text/chinese.h"

namespace mojimend {

enum class Operation : std::uint8_t {
  start,
  literal,       // the character that is seen was there
  insertion,     // bytes that are seen were put in
  replaced,      // what is seen was put in the place of half a character
  eaten,         // a mark is an unknown byte and the first byte of what was put in
  lost_ascii,    // a mark is an unknown byte and an ASCII character that nothing pins down
  unreadable,    // a mark is one or two unknown bytes of the text that are no character to the reader
  dropped_pair,  // a pair of unknown bytes that the reader dropped; no letter stands for it
};

// Lead bytes of double-byte encodings, and what cannot be mistaken for one.
inline constexpr std::uint8_t kFirstLead = 0x81, kLastLead = 0xFE;
inline constexpr std::uint8_t kNoLead = 0;          // the next byte begins a character
inline constexpr std::uint8_t kUnknownLead = 0xFF;  // the next byte ends a character whose lead byte is lost

struct Hypothesis {
  Cost cost = 0;
  DocumentModel::State text;  // of the clean text
  std::uint8_t pending = kNoLead;
  bool mark_due = false;       // the next two bytes must be a mark, for something was put in before it
  std::uint8_t half_mark = 0;  // the first byte of such a mark whose second is next; 0 if there is none
  std::uint8_t last = 0, before_last = 0;  // of the stream; 0 if unknown
  // The bytes before and behind the unknown lead byte with which it made no character; 0 if any will do.
  std::uint8_t unreadable_before = 0, unreadable_behind = 0;
  LineWidth::Column column = LineWidth::kUnknown;  // bytes of its line before this place
  bool split = false;                              // something was inserted behind the pending lead byte
  OpenBrackets open = 0;
  bool owes_gloss = false;  // the last character carries a gloss wherever it stands on this page
  std::uint8_t unread = 0;  // in the middle of a mark: the byte whose second is next; 0 elsewhere

  // How it came about, for the way back.
  Operation operation = Operation::start;
  std::uint8_t count = 0;      // bytes that the operation added
  std::uint8_t chosen = 0;     // bit i: byte i was not seen but chosen
  std::uint8_t bytes[4] = {};  // an unknown lead is kUnknownLead
  std::uint8_t resolved = 0;   // what the unknown lead added before turned out to be; 0 if there was none
  std::uint32_t inserted = 0;  // which of the race's insertions
  std::int32_t parent = -1;
  std::int32_t rival = -1;  // the next of those that came to the same state and cost more
  std::uint32_t next = 0;   // the first letter not yet explained
  std::uint8_t half = 0;    // 1: its first byte is

  bool settled() const { return pending == kNoLead && !mark_due && half_mark == 0 && half == 0; }
};

}  // namespace mojimend
