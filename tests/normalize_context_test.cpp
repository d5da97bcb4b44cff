// What the contexts protect, and which context a document is taken for.
#include <boost/test/unit_test.hpp>

#include "normalize_support.h"

using namespace mojimend;
using namespace mojimend_test;

namespace {

// The text with what is protected between ⟦ and ⟧.
std::string marked(std::string_view text, TextContext context, ContextState* going_on = nullptr) {
  ContextState state;
  const Untouchable found(text, context, going_on ? *going_on : state);
  std::string out;
  std::size_t at = 0;
  for (const Span each : found.spans()) {
    out += std::string(text.substr(at, each.start - at)) + "⟦" +
           std::string(text.substr(each.start, each.size())) + "⟧";
    at = each.end;
  }
  return out + std::string(text.substr(at));
}

std::string plain(std::string_view text) { return marked(text, TextContext::plain); }
std::string markdown(std::string_view text) { return marked(text, TextContext::markdown); }
std::string html(std::string_view text) { return marked(text, TextContext::html); }

TextContext guessed(std::string_view path, std::string_view text = "text") {
  return context_of(ContextChoice::automatic, path, text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(context)

BOOST_AUTO_TEST_CASE(addresses_without_the_marks_of_their_sentence) {
  BOOST_TEST(plain("See http://a.org/b?c=d,e. Or (https://a.org/x_(y)).") ==
             "See ⟦http://a.org/b?c=d,e⟧. Or (⟦https://a.org/x_(y)⟧).");
  BOOST_TEST(plain("写信给 a.b@c.com,或者 www.d.cn。") == "写信给 ⟦a.b@c.com⟧,或者 ⟦www.d.cn⟧。");
  BOOST_TEST(plain("见http://a.cn/b,然后") == "见⟦http://a.cn/b⟧,然后");
  BOOST_TEST(plain("https://ja.wikipedia.org/wiki/日本語 と") == "⟦https://ja.wikipedia.org/wiki/日本語⟧ と");
  BOOST_TEST(plain("a :// b, me@home, @you, x@y") == "a :// b, me@home, @you, x@y");
}

BOOST_AUTO_TEST_CASE(code_and_links_of_markdown) {
  BOOST_TEST(markdown("a `b, c` d ``e ` f`` g ` h\n") == "a ⟦`b, c`⟧ d ⟦``e ` f``⟧ g ` h\n");
  BOOST_TEST(markdown("a\n```c\nb\n```\nd\n") == "a\n⟦```c\nb\n```\n⟧d\n");
  BOOST_TEST(markdown("~~~~\na\n~~~\n~~~~\nb") == "⟦~~~~\na\n~~~\n~~~~\n⟧b");
  BOOST_TEST(markdown("---\ntitle: a\n---\nb\n") == "⟦---\ntitle: a\n---\n⟧b\n");
  BOOST_TEST(markdown("a\n---\nb\n---\n") == "a\n---\nb\n---\n");
  BOOST_TEST(markdown("a\n\n    code\n\nb\n    no code\n") == "a\n\n⟦    code\n⟧\nb\n    no code\n");
  BOOST_TEST(markdown("[a](b,c) ![d](e \"f, g\")\n\n[h]: i\n") ==
             "[a]⟦(b,c)⟧ ![d]⟦(e⟧ \"f, g\")\n\n[h]⟦: i⟧\n");
  BOOST_TEST(markdown("a \\`b` c <br/> d") == "a \\`b` c ⟦<br/>⟧ d");
  // What stands in code opens no element.
  BOOST_TEST(markdown("`<script>` a\n") == "⟦`<script>`⟧ a\n");
  BOOST_TEST(markdown("`a\n\nb` c") == "`a\n\nb` c");
  // Longer runs and deeper brackets than anybody writes are neither code nor a link.
  const std::string run(17, '`'), deep(33, '('), closed(33, ')');
  BOOST_TEST(markdown(run + "a" + run) == run + "a" + run);
  BOOST_TEST(markdown("[a]" + deep + "b" + closed) == "[a]" + deep + "b" + closed);
}

BOOST_AUTO_TEST_CASE(tags_and_code_of_html) {
  BOOST_TEST(html("<p class=\"a > b\">c, d</p> 1 < 2 > 1") == "⟦<p class=\"a > b\">⟧c, d⟦</p>⟧ 1 < 2 > 1");
  BOOST_TEST(html("a<!-- b > c -->d<SCRIPT>e < f</Script >g") ==
             "a⟦<!-- b > c -->⟧d⟦<SCRIPT>e < f</Script⟧ >g");
  BOOST_TEST(html("<code>a</code>b<br/>c<p title=it's>d") == "⟦<code>a</code⟧>b⟦<br/>⟧c⟦<p title=it's>⟧d");
  BOOST_TEST(html("a < b and c<d") == "a < b and c<d");
  const std::string longer = "<a title=\"" + std::string(70'000, 'x') + "\">";
  BOOST_TEST((html(longer) == longer));
}

BOOST_AUTO_TEST_CASE(what_a_page_leaves_open_goes_on) {
  ContextState state;
  BOOST_TEST(marked("a\n```\nb\n", TextContext::markdown, &state) == "a\n⟦```\nb\n⟧");
  BOOST_TEST(marked("c\n```\nd\n", TextContext::markdown, &state) == "⟦c\n```\n⟧d\n");
  ContextState comment;
  BOOST_TEST(marked("<!-- a", TextContext::html, &comment) == "⟦<!-- a⟧");
  BOOST_TEST(marked("b --> c", TextContext::html, &comment) == "⟦b -->⟧ c");
}

BOOST_AUTO_TEST_CASE(a_name_or_the_first_words_tell) {
  BOOST_TEST((guessed("a/README.md") == TextContext::markdown && guessed("x.HTML") == TextContext::html));
  BOOST_TEST((guessed("a.py") == TextContext::code && guessed("Makefile") == TextContext::code));
  BOOST_TEST((guessed("a.txt") == TextContext::plain && guessed("-") == TextContext::plain));
  BOOST_TEST((guessed("-", " <!DOCTYPE html>") == TextContext::html &&
              guessed("-", "#!/bin/sh") == TextContext::code));
  BOOST_TEST((context_of(ContextChoice::none, "a.py", "") == TextContext::none));
}

BOOST_AUTO_TEST_CASE(policies_leave_what_is_protected) {
  const Wanted straight = want({Rule::quotes}, {}, TextContext::markdown);
  BOOST_TEST(normalized("“a” `“b”` <i title=“c”>", straight) == "\"a\" `“b”` <i title=“c”>");
  const Wanted curly = want({Rule::quotes}, {{Policy::quotes, "curly"}}, TextContext::markdown);
  BOOST_TEST(normalized("\"a\" `\"` it's `'b`", curly) == "“a” `\"` it’s `'b`");
  const Wanted code = want({Rule::quotes, Rule::newline, Rule::control}, {}, TextContext::code);
  BOOST_TEST(normalized("“a”\r\n\x01", code) == "“a”\n");
}

// Text of one kind of mark, a MiB long, takes no longer than it should: each of these was quadratic in some
// reader of Markdown or HTML.
BOOST_AUTO_TEST_CASE(hostile_text_costs_linear_time) {
  for (const std::string_view piece :
       {"`", "``a", "](", "<a ", "<a=\"", "<!--", "](a(", "a@", "://", "http://(", "\\", "[`"}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 20)) text += piece;
    for (const TextContext each : {TextContext::plain, TextContext::markdown, TextContext::html})
      marked(text, each);
  }
}

BOOST_AUTO_TEST_SUITE_END()
