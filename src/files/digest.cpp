// SHA-256 by OpenSSL, which uses the processor's instructions for it where there are any.
#include "files/digest.h"

#include <openssl/evp.h>

#include <stdexcept>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kReadBuffer = std::size_t{256} << 10;  // bytes

// OpenSSL fails here only without memory, or where an administrator has switched SHA-256 off.
void require(int done) {
  if (done != 1) throw std::runtime_error("SHA-256 is not to be had from OpenSSL");
}

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  require(state_->context ? 1 : 0);
  require(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr));
}

Sha256::~Sha256() { EVP_MD_CTX_free(state_->context); }

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()));
}

Digest Sha256::finish() {
  Digest out{};
  require(EVP_DigestFinal_ex(state_->context, out.data(), nullptr));
  return out;
}

Result<void> Measure::write(std::string_view bytes) {
  sha256_.add(bytes);
  size_ += bytes.size();
  return output_ ? output_->write(bytes) : Result<void>{};
}

Result<Contents> contents_of(Source& source) {
  Measure measure(nullptr);
  std::vector<char> buffer(kReadBuffer);
  for (std::uint64_t at = 0;;) {
    const auto count = source.read(at, buffer);
    if (!count) return failure(count.error());
    if (*count == 0) return measure.finish();
    (void)measure.write({buffer.data(), *count});
    at += *count;
  }
}

}  // namespace mojimend
