// Policies that look at single characters: what they change, and that every script keeps what it needs.
#include <boost/test/unit_test.hpp>

#include "normalize_support.h"

using namespace mojimend;
using namespace mojimend_test;

namespace {

std::string formed(std::string_view text, std::string_view form) {
  return normalized(text, want({Rule::unicode_form}, {{Policy::unicode_form, form}}));
}

std::string widened(std::string_view text, std::string_view scope) {
  return normalized(text, want({Rule::width}, {{Policy::width, scope}}));
}

const Wanted kInvisible = want({Rule::invisible}), kControl = want({Rule::control}),
             kSpace = want({Rule::space});

}  // namespace

BOOST_AUTO_TEST_SUITE(characters)

BOOST_AUTO_TEST_CASE(the_gentle_form_only_composes) {
  BOOST_TEST(formed("e\u0301", "gentle-nfc") == "é");
  // ångström and kelvin, an ideograph for compatibility, a Hebrew letter and a Bengali one that NFC takes
  // apart.
  for (const std::string_view each : {"\u212B", "\u212A", "\uF900", "\uFB2A", "\u09DC"})
    BOOST_TEST(formed(each, "gentle-nfc") == each);
  BOOST_TEST(formed("\u212Be\u0301\uF900a\u0308", "gentle-nfc") == "\u212Bé\uF900ä");
  BOOST_TEST(formed("\u212B\u212A\uF900", "nfc") == "ÅK豈");
}

BOOST_AUTO_TEST_CASE(forms_are_those_of_unicode) {
  BOOST_TEST(formed("é각ﬁ", "nfd") == "e\u0301\u1100\u1161\u11A8ﬁ");
  BOOST_TEST(formed("ﬁ①²Ａ", "nfkc") == "fi12A");
  BOOST_TEST(formed("é①", "nfkd") == "e\u03011");
  // A mark that comes first in a line has nothing to join.
  BOOST_TEST(formed("a\n\u0301", "nfc") == "a\n\u0301");
}

BOOST_AUTO_TEST_CASE(width_is_of_letters_or_of_all) {
  BOOST_TEST(widened("ＰＣ－９８０１　！", "letters") == "PC－9801　！");
  BOOST_TEST(widened("ＰＣ－９８０１　！￥", "all") == "PC-9801 !¥");
  BOOST_TEST(widened("ｶﾞｷﾞｸﾊﾟｳﾞ･｢｣", "letters") == "ガギクパヴ･｢｣");
  BOOST_TEST(widened("｢ｱ･ｲ｣", "all") == "「ア・イ」");
  // A kana that is full-width already takes the mark as well; what takes none leaves it standing alone.
  BOOST_TEST(widened("カﾞアﾞaﾟ", "letters") == "ガア゛a゜");
  BOOST_TEST(widened("ﾡﾢ", "letters") == "ㄱㄲ");
}

BOOST_AUTO_TEST_CASE(ligatures_of_type_and_of_languages) {
  BOOST_TEST(normalized("oﬃce ﬂow ﬅ ĳs", want({Rule::ligature})) == "office flow ſt ĳs");
  BOOST_TEST(normalized("ĳs ǆ ŉ", want({Rule::ligature}, {{Policy::ligature, "all"}})) == "ijs dž ʼn");
}

BOOST_AUTO_TEST_CASE(what_has_no_effect_goes) {
  BOOST_TEST(normalized("a\u200Bb\u00ADc\uFEFFd\u2060e\u200Cf\u200Dg", kInvisible) == "abcdefg");
  BOOST_TEST(normalized("\U000E0041\U000E0042x", kInvisible) == "x");
  BOOST_TEST(normalized("\uFEFFa", kInvisible) == "\uFEFFa");  // a byte order mark is another rule's
  BOOST_TEST(normalized("\uFEFFa", kInvisible, PagePlace::later) == "a");
  BOOST_TEST(normalized("a\u200Bb\uFEFFc\uFFFCd",
                        want({Rule::invisible}, {{Policy::invisible, "obsolete"}})) == "a\u200Bbcd");
}

BOOST_AUTO_TEST_CASE(what_joins_parts_and_shapes_stays) {
  for (const std::string_view each :
       {"می\u200Cخواهم", "क्\u200Dष", "র\u200D্য", "ශ්\u200Dරී", "ភាសា\u200Bខ្មែរ", "ภาษา\u200Bไทย", "བོད་\u200Bཡིག",
        "👨\u200D👩\u200D👧", "❤\uFE0F\u200D🔥",
        "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", "ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ", "لا\u200D"})
    BOOST_TEST(normalized(each, kInvisible) == each);
}

BOOST_AUTO_TEST_CASE(controls_and_sequences_of_terminals_go) {
  BOOST_TEST(normalized("\x1B[1;31mred\x1B[0m\x1B[K \x1B]0;title\x07x\x1B]8;;http://a\x1B\\y\x1B(B",
                        kControl) == "red xy");
  BOOST_TEST(normalized("a\tb\fc\r\nd\x01\x7F", kControl) == "a\tb\fc\r\nd");
  BOOST_TEST(normalized("N\bNA\bAME _\bx 國\b國", kControl) == "NAME x 國");
  // A string that does not end goes no further than its ESC.
  BOOST_TEST(normalized("a\x1B]0;title\nb\x07", kControl) == "a]0;title\nb");
  BOOST_TEST(normalized("\x1B", kControl) == "");
}

BOOST_AUTO_TEST_CASE(references_become_characters_where_no_markup_is) {
  const Wanted decode = want({Rule::reference});
  BOOST_TEST(normalized("a &amp; b&#8217;s &eacute; &nope; &amp c", decode) == "a & b’s é &nope; &amp c");
  BOOST_TEST(normalized("&amp;amp;lt; &amp;x", decode) == "< &x");
  BOOST_TEST(normalized("a &amp; <b>", decode) == "a &amp; <b>");
  // What stands for no character stays.
  BOOST_TEST(normalized("&#1; &#xD83D; &#127;", decode) == "&#1; &#xD83D; &#127;");
}

BOOST_AUTO_TEST_CASE(spaces_become_one) {
  BOOST_TEST(normalized("a\u00A0b\u2009c\u202Fd\u3000e", kSpace) == "a b c d\u3000e");
  BOOST_TEST(normalized("a\u00A0b\u2009c\u202Fd", want({Rule::space}, {{Policy::space, "odd"}})) ==
             "a\u00A0b c\u202Fd");
  // Between a Mongolian word and its ending; the strokes of Ogham.
  for (const std::string_view each : {"ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ", "ᚐ\u1680ᚁ"})
    BOOST_TEST(normalized(each, kSpace) == each);
}

BOOST_AUTO_TEST_SUITE_END()
