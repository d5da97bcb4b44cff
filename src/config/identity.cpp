// Digests of what lasts of a change.
#include "config/identity.h"

#include <filesystem>

#include "files/digest.h"
#include "report/block_text.h"
#include "report/words.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

// Of the digest: 64 bits, so that two findings of a file are never taken for one by accident.
constexpr std::size_t kBytes = 8;

// No text holds a NUL beside it in such a way that two lists of parts would be one text.
std::string digest_of(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (!text.empty()) text += '\0';
    text += part;
  }
  Sha256 sha256;
  sha256.add(text);
  const Digest digest = sha256.finish();
  return hex({reinterpret_cast<const char*>(digest.data()), kBytes});
}

struct Context {
  std::string front, behind;
};

Context context_of(const BlockText& text, std::size_t index) {
  constexpr auto kChanged = BlockText::Reading::as_changed;
  const Context wide{text.in_front(index, kIdentityContext, kChanged),
                     text.behind(index, kIdentityContext, kChanged)};
  const Context line{wide.front.substr(wide.front.rfind('\n') + 1),
                     wide.behind.substr(0, wide.behind.find('\n'))};
  const std::size_t size = count_code_points(line.front) + count_code_points(line.behind);
  return size < kShortIdentityContext ? wide : line;
}

}  // namespace

std::string fingerprint(Rule rule, std::string_view before, std::string_view after) {
  return std::string(info(rule).name) + ":" + digest_of({before, after});
}

std::string identity_path(const std::string& path) {
  if (path == "-") return path;
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  const fs::path whole = (here / path).lexically_normal();
  const fs::path relative = whole.lexically_relative(here);
  return relative.empty() ? whole.generic_string() : relative.generic_string();
}

Result<void> IdentitySink::begin(const DocumentHead& head) {
  path_ = identity_path(head.path);
  encoding_ = head.encoding;
  return next_.begin(head);
}

Result<void> IdentitySink::block(const Block& block) {
  if (block.changes.empty()) return next_.block(block);
  Block named = block;
  const BlockText text(block, encoding_);
  const std::string transcoded = digest_of({path_, fingerprint(Rule::encoding, encoding_, "utf-8")});
  for (std::size_t i = 0; i < named.changes.size(); ++i) {
    Change& change = named.changes[i];
    if (change.edit.rule == Rule::encoding) {
      change.id = transcoded;
      continue;
    }
    const Context around = context_of(text, i);
    change.id = digest_of(
        {path_, fingerprint(change.edit.rule, change.before, change.after), around.front, around.behind});
  }
  return next_.block(named);
}

}  // namespace mojimend
