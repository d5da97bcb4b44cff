// simdjson finds the structure; what a string says is read in json_string.cpp.
#include "records/json.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstdint>

#include "records/json_string.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;
static_assert(kJsonPadding >= simdjson::SIMDJSON_PADDING);

std::string reason_of(error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "it is not UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::UNESCAPED_CHARS:
      return "a control character stands in a string";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "it does not end where its brackets are closed";
    case simdjson::INCORRECT_TYPE:
      return "it does not begin with {";
    case simdjson::TRAILING_CONTENT:
      return "something stands behind the object";
    case simdjson::DEPTH_ERROR:
      return "its brackets are nested too deeply";
    default:
      return "a value, a key, a comma, a colon or a bracket is missing";
  }
}

// Where simdjson's first stage, which tells no place, must have stopped.
std::size_t first_stage_stop(error_code error, std::string_view line) {
  if (error == simdjson::UTF8_ERROR) {
    std::size_t at = 0;
    while (at < line.size()) {
      const CodePoint point = read_code_point(line, at);
      if (!point.valid) break;
      at += point.size;
    }
    return at;
  }
  if (error == simdjson::UNESCAPED_CHARS) {
    const auto control =
        std::ranges::find_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return static_cast<std::size_t>(control - line.begin());
  }
  return line.size();
}

// The raw text from behind an opening quotation mark to the closing one.
std::string_view until_quote(std::string_view text) {
  for (std::size_t quote = text.find('"'); quote != text.npos; quote = text.find('"', quote + 1)) {
    const std::size_t before = text.substr(0, quote).find_last_not_of('\\') + 1;  // 0 if there is none
    if ((quote - before) % 2 == 0) return text.substr(0, quote);
  }
  return text;
}

bool says(std::string_view raw, std::string_view key) {
  if (raw.find('\\') == raw.npos) return raw == key;
  const auto read = read_json_string(raw, 0);
  return read && read->lone.empty() && read->text == key;
}

// Brackets inside of brackets, as simdjson's own parser has it; each costs a little of the stack.
constexpr std::size_t kMaximumDepth = 1024;

// A set of wanted fields, a bit each.
using Fields = std::uint64_t;
static_assert(kMostFields <= 64);

enum class Seen { nothing, text, something_else };

std::string_view kind_of(char first) {
  switch (first) {
    case '{':
      return "an object";
    case '[':
      return "an array";
    case 't':
    case 'f':
      return "true or false";
    case '"':
      return "a string, not an array";
    default:
      return "a number";
  }
}

}  // namespace

struct JsonFields::State {
  std::vector<JsonPath> paths;
  ondemand::parser parser;
  JsonFound found;
  struct Field {
    Seen seen = Seen::nothing;
    char first = 0;  // of the value that is no string
    std::size_t at = 0;
  };
  std::vector<Field> fields;
  const char* line = nullptr;
  const char* line_end = nullptr;
  std::size_t depth = 0;  // open brackets

  // What a value is to the wanted fields.
  struct Wanted {
    Fields value = 0;    // whose way leads to it
    Fields members = 0;  // whose way leads to its members
  };

  template <typename Each>
  static void for_each(Fields set, const Each& each) {
    for (; set != 0; set &= set - 1) each(static_cast<std::size_t>(std::countr_zero(set)));
  }

  Wanted matches(Fields wanted, std::size_t level, std::string_view key) const {
    Wanted out;
    for_each(wanted, [&](std::size_t i) {
      const JsonStep& step = paths[i].steps[level];
      if (!says(key, step.key)) return;
      (step.takes == JsonStep::Takes::members ? out.members : out.value) |= Fields{1} << i;
    });
    return out;
  }

  // Goes through the whole object, so that a line is changed only if all of it is sound. `level`: how many
  // keys led here.
  error_code object(ondemand::object object, std::size_t level, Fields wanted) {
    if (++depth > kMaximumDepth) return simdjson::DEPTH_ERROR;
    for (auto each : object) {
      ondemand::field field;
      if (const auto error = std::move(each).get(field)) return error;
      Wanted match;
      if (wanted != 0) {
        const char* key = field.key().raw();
        match = matches(wanted, level, until_quote({key, static_cast<std::size_t>(line_end - key)}));
      }
      if (const auto error = value(field.value(), level + 1, match)) return error;
    }
    --depth;
    return simdjson::SUCCESS;
  }

  error_code value(ondemand::value value, std::size_t level, Wanted wanted) {
    const std::string_view token = value.raw_json_token();
    if ((wanted.value | wanted.members) != 0) note(token, level, wanted);
    switch (token.front()) {
      case '{': {
        ondemand::object inner;
        if (const auto error = value.get_object().get(inner)) return error;
        Fields deeper = 0;
        for_each(wanted.value, [&](std::size_t i) {
          if (paths[i].steps.size() > level) deeper |= Fields{1} << i;
        });
        return object(inner, level, deeper);
      }
      case '[': {
        ondemand::array inner;
        if (const auto error = value.get_array().get(inner)) return error;
        return array(inner, level, wanted.members);
      }
      case '"':
        return simdjson::SUCCESS;
      default:
        // A scalar begins with a letter, a digit or a sign; anything else is structure out of place.
        return std::string_view("]},:").find(token.front()) == std::string_view::npos ? simdjson::SUCCESS
                                                                                      : simdjson::TAPE_ERROR;
    }
  }

  // What the value that begins with `token` says of the fields that lead to it.
  void note(std::string_view token, std::size_t level, Wanted wanted) {
    const auto start = static_cast<std::size_t>(token.data() - line);
    const auto saw = [&](std::size_t i, Seen seen) {
      if (fields[i].seen != Seen::text) fields[i] = {seen, token.front(), start};
    };
    Fields last = 0;
    for_each(wanted.value, [&](std::size_t i) {
      if (paths[i].steps.size() == level) last |= Fields{1} << i;
    });
    const bool is_string = token.front() == '"', is_null = token.front() == 'n';
    for_each(last, [&](std::size_t i) { saw(i, is_string || is_null ? Seen::text : Seen::something_else); });
    for_each(wanted.members, [&](std::size_t i) {
      saw(i, token.front() == '[' || is_null ? Seen::text : Seen::something_else);
    });
    if (is_string && last != 0)
      found.strings.push_back({start + 1, start + 1 + until_quote(token.substr(1)).size()});
  }

  error_code array(ondemand::array array, std::size_t level, Fields wanted) {
    if (++depth > kMaximumDepth) return simdjson::DEPTH_ERROR;
    for (auto each : array) {
      ondemand::value inner;
      if (const auto error = std::move(each).get(inner)) return error;
      if (const auto error = value(inner, level, {wanted, 0})) return error;
    }
    --depth;
    return simdjson::SUCCESS;
  }

  error_code document(ondemand::document& document) {
    ondemand::object outer;
    if (const auto error = document.get_object().get(outer)) return error;
    const Fields all = ~Fields{0} >> (64 - paths.size());
    if (const auto error = object(outer, 0, all)) return error;
    const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
  }

  void find_lacks() {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (fields[i].seen == Seen::text || paths[i].missing == Missing::allowed) continue;
      const std::string field = "the field " + paths[i].name;
      if (fields[i].seen == Seen::nothing) {
        const auto start = std::string_view(line, line_end).find('{');
        found.lacks.push_back({i, field + " is missing", start});
      } else {
        const std::string kind(kind_of(fields[i].first));
        found.lacks.push_back(
            {i, field + " holds " + kind + (fields[i].first == '"' ? "" : ", not a string"), fields[i].at});
      }
    }
  }
};

JsonFields::JsonFields(std::vector<JsonPath> paths) : state_(std::make_unique<State>()) {
  state_->paths = std::move(paths);
}
JsonFields::~JsonFields() = default;
JsonFields::JsonFields(JsonFields&&) noexcept = default;

Result<const JsonFound*> JsonFields::find(std::string_view line) {
  State& state = *state_;
  state.found.strings.clear();
  state.found.lacks.clear();
  state.fields.assign(state.paths.size(), {});
  state.depth = 0;
  state.line = line.data();
  state.line_end = line.data() + line.size();
  const auto malformed = [](error_code error, std::size_t at) {
    return failure({ErrorKind::malformed, reason_of(error), {}, {}, at});
  };
  ondemand::document document;
  if (const auto error =
          state.parser.iterate(line.data(), line.size(), line.size() + kJsonPadding).get(document))
    return malformed(error, first_stage_stop(error, line));
  if (const auto error = state.document(document)) {
    const char* place = nullptr;
    // Seen from the line's end before anything else, with the place still at the start.
    const bool at_end =
        error == simdjson::INCOMPLETE_ARRAY_OR_OBJECT || document.current_location().get(place);
    if (at_end) place = state.line_end;
    return malformed(error,
                     static_cast<std::size_t>(std::clamp(place, state.line, state.line_end) - state.line));
  }
  state.find_lacks();
  return &state.found;
}

}  // namespace mojimend
