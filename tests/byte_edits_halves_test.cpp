// Characters of which half is gone, or more: what is put back, and what decides that. Each page comes out
// differently without what is named above it.
#include "repair_support.h"

using namespace mojimend;

namespace {

// The part comes out of the page, for sure, proved and for good.
void check_mended(const std::string& page, const std::string& part) {
  const Mended mended = mend(page);
  BOOST_TEST(has(mended.safe, part), mended.safe);
  BOOST_TEST(first_that_does_not_replay(page, mended.repairs) == "");
  BOOST_TEST(mend(mended.safe).safe == mended.safe);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_edits_halves)

// kNoBreakSpaceInside: 0xA0 ends あ of Shift_JIS.
BOOST_AUTO_TEST_CASE(a_no_break_space_that_was_half_of_a_character) {
  const std::string page = "右側は役所から来た紙のために空けて?nbsp;ります。\n";
  check_mended(page, "右側は役所から来た紙のために空けてあります。\n");
}

// The first half of 狀 in GBK, with nothing else that shows damage; kRareBehind: common letters are no
// halves.
BOOST_AUTO_TEST_CASE(a_no_break_space_that_was_the_first_half_of_a_character) {
  check_mended("門口的燈壞了，請先看一下現在的&nbsp;顟B，再打電話給房東。\n",
               "請先看一下現在的狀態，再打電話給房東。\n");
  const std::string clean =
      "燈壞了，門口的燈&nbsp;壞了，請先看一下現在的&nbsp;狀態。nbsp;請先看一下門口的燈&nbsp;"
      "壞了，請先看一下現在的&nbsp;狀態。nbsp;門口。\n";
  BOOST_TEST(!may_be_glossed(clean));
}

// A model that reads "guī)" before a character knows nothing of it.
BOOST_AUTO_TEST_CASE(readings_are_no_part_of_what_stands_around_a_character) {
  check_mended(
      "合作社去年實(shí)現(xiàn)規(guī)?;?jīng)營(yíng),社長(zhǎng)說(shuō)這樣(yang)才來(lái)得及。\n"
      "社員們每個(gè)月開(kāi)會(huì),談豆子的價(jià)錢,也談電費(fèi)和運(yùn)費(fèi)。\n",
      "合作社去年實現規模化經營,社長說這樣才來得及。");
}

// The tag of which a character took the "<" is the page's own; its letters are text whatever took it.
BOOST_AUTO_TEST_CASE(a_tag_behind_a_character_stays) {
  check_mended(
      "社長(zhǎng)說(shuō):“合作社是大家的,門(mén)隨時(shí)開(kāi)著?!?/strong>會(huì)後他來(lái)到廚房,"
      "對(duì)廚師說(shuō),點(diǎn)心要多做兩個(gè)。\n"
      "鄰居們說(shuō):“這個(gè)機(jī)會(huì)很難得?!?/strong>\n"
      "學(xué)徒把電話(huà)號(hào)碼發(fā)給他,說(shuō)開(kāi)門(mén)的時(shí)間還沒(méi)有定。\n",
      "“合作社是大家的,門隨時開著。”</strong>會後他來到廚房");
}

// What such letters cost as text is no part of what a stretch gains.
BOOST_AUTO_TEST_CASE(a_tag_inside_of_a_character_goes) {
  check_mended("十一月的成?/em>G展由育英國小借場地，各班可以擺兩張桌子。想要電源的請早點講，插座只有四個。\n",
               "十一月的成果展由育英國小借場地");
}

// 危害結: two bytes of the last two were dropped, and the reading is left behind what is found.
BOOST_AUTO_TEST_CASE(a_reading_that_nothing_explains_keeps_the_stretch_from_being_sure) {
  const std::string page =
      "工頭沒有對(duì)學(xué)徒說(shuō)清楚,因而導致了?:Y(jié)果,這個(gè)月開(kāi)會(huì),大家談電線和機(jī)"
      "器。\n"
      "後來(lái)門口停了電,實(shí)驗室發(fā)現(xiàn)點(diǎn)數(shù)不對(duì),長官讓他們寫報(bào)告。\n"
      "老師傅來(lái)的時候帶著工具,說(shuō)這個(gè)機(jī)組的毛病應(yīng)該早一點(diǎn)報(bào)告。\n";
  BOOST_TEST(has(mend(page).safe, "因而導致了?:Y(jié)果,這個月"), mend(page).safe);
}

// A mark behind a line end is looked at where the second half of a character stands behind it.
BOOST_AUTO_TEST_CASE(the_second_half_of_a_character_alone_amid_text) {
  const std::string page =
      "子ども会の遠足はバスで行きます。\n集会所の屋根は先週の台風で一部が壊れま?ｵた。\n?\\フトク?梶["
      "ムの券は当日の?ｩ、引率の人が?\\?ﾅ渡します。";
  check_mended(page, "壊れました。\nソフトクリームの券");
}

// A byte that is a half-width katakana by itself is never a mark.
BOOST_AUTO_TEST_CASE(bytes_that_are_letters_alone_begin_no_lost_pair) {
  const std::string page =
      "子ど\uFFFD\n煢\uFFFDの遠足はバスで行きま\uFFFD\nｷ。\n機能\uFFFD\nｪ多いので\uFFFD\nA今回はよく使う十個"
      "だけに絞りました。\n右側\uFFFD\nﾍ役所\uFFFD\nｩら来た紙のために空けてあります。";
  check_mended(page, "子ども\uFFFDの遠足はバスで");
}

// Behind a pair that the reader lost the next character may be gone as well.
BOOST_AUTO_TEST_CASE(both_halves_of_a_character_are_marks) {
  const std::string page =
      "貼り紙は掲示板の左側だけにお願いします。\n噂では来\uFFFD<wbr>\uFFFD\uFFFD藥餮擦瓦澆<wbr>"
      "瞭釮\uFFFD僂錣襪修Δ任垢<wbr>\uFFFD△泙晴燭盞<wbr>茲泙辰討い泙擦鵝\uFFFD";
  check_mended(page, "資源ごみの日\uFFFD変わるそうです\uFFFD、まだ何も決まっていません");
}

// kUnexplained holds for the mark behind a stretch as well.
BOOST_AUTO_TEST_CASE(a_mark_behind_a_stretch_is_judged_alike) {
  const std::string page =
      "噂では来年から資源ごみの日が?ﾏわるそうですが、?ﾜ?ｾ何も決まっていません。決?ﾜり次第、"
      "回覧板で?ｨ知らせし?ﾜす。\n";
  check_mended(page, "変わるそうですが、ま\uFFFD何も決まって");
}

// kSureKana: ら needs less than an ideograph would.
BOOST_AUTO_TEST_CASE(kana_need_less) {
  const std::string page =
      "集会所\uFFFD\n"
      "硫虻\uFFFD論莉気梁翩\uFFFD念貮瑤\n"
      "\uFFFD\n"
      "\uFFFD譴泙靴拭９渋い北簑蠅呂\n"
      "△蠅泙擦鵑\uFFFD⊃修渓\uFFFD覆\n"
      "い海箸貌鶻\uFFFD呂靴个蕕\uFFFD箸┐泙擦鵝\uFFFD\n"
      "町内会からのお知\uFFFD\n"
      "蕕\uFFFD";
  check_mended(page, "町内会からのお知らせ");
}

// kSafeGainUnnamed.
BOOST_AUTO_TEST_CASE(a_line_end_that_stands_in_a_character_twice_gains_enough) {
  const std::string page =
      "暴風のときは雨戸を閉め、ベランダの鉢を中に入れましょう。去\uFFFD\nNは物干し竿が三軒先まで飛びました。"
      "\n"
      "カラオケ大会の曲目は金曜日までに受付へ。アニメの歌も演歌も\uFFFD\nｽ迎です。";
  check_mended(page, "去年は物干し竿が三軒先まで飛びました。");
}

// kUnknownLeads: with one the way is lost.
BOOST_AUTO_TEST_CASE(unknown_leads_race_on) {
  const std::string page =
      "1. 第一步,\uFFFD</em>蜷_終端\n- **議題**：預算?人手?還是工\uFFFD</em>\uFFFD??\n> "
      "引用：“先\uFFFD</em>鰧</em>\uFFFD,再做快。";
  check_mended(page, "第一步,打開終端");
}

// kUnknownLeadsAmongMarks: with eight か is lost.
BOOST_AUTO_TEST_CASE(unknown_leads_race_on_among_marks) {
  const std::string page =
      "子ども会の遠\uFFFD<wbr>④魯丱垢嚢圓④泙<wbr>后<wbr>\uFFFD\n右側\uFFFD<wbr>"
      "鰐鮟蠅\uFFFD虱茲浸罎里燭瓩剖\uFFFD韻討△蠅泙后\uFFFD";
  check_mended(page, "右側は役所から来た紙のために");
}

// kSwallowing: with none the full stop is lost with the line end.
BOOST_AUTO_TEST_CASE(what_the_reader_swallowed_is_guessed) {
  const std::string page = "右側?鰐\n鮟蠅?虱茲浸罎里燭瓩剖?韻\n討△蠅泙后?アニメ?硫里皹蕾\n里盍新泙\n任后?";
  check_mended(page, "けてあります。?アニメ");
}

// EncodingSurvey::commonest: of 512 none stood there.
BOOST_AUTO_TEST_CASE(many_characters_may_have_stood_where_nothing_is_seen) {
  const std::string page =
      "町内会から?里?里\n蕕?夜?慮?鵑\n蠅脇鷽涌豼箸\n任后\nＩ埒海兵屬鮓?討盒瓩鼎?此?峭罎世厩気┐"
      "童鯣屬肪里蕕擦討?世気ぁ?";
  check_mended(page, "町内会からの\uFFFD知ら");
}

// Evidence::keeps_pairs and what is never chosen: FDA3 is a character of private use here.
BOOST_AUTO_TEST_CASE(users_pairs_that_the_reader_shows) {
  const std::string page =
      "基于这些文件的信息可能会对解决问?\n庥兴\uE2A1镏\uE2F2?删?\n\uE427杀阜菸募?修改软件包的信息。\n";
  check_mended(page, "问题有所帮助\uFFFD?删除旧备份文件");
}

// kSureEncoding: GBK and Big5 make other words of it.
BOOST_AUTO_TEST_CASE(where_another_encoding_explains_as_much_nothing_is_safe) {
  const std::string page = "社?b>^大學?b>_?b>n通?b>?";
  check_mended(page, page);
}

// EncodingSurvey::is_never_chosen: A3A0 would be a space, but writers write A1A1, and nothing would replay.
BOOST_AUTO_TEST_CASE(bytes_that_no_writer_writes_are_not_chosen) {
  const std::string page =
      "修改软件包的信息。\n软件包名称总?b>\uE40C?获得关于源的信息。\n选择一个文件打开。\n";
  BOOST_TEST(has(mend(page).safe, "软件包名称总数\uFFFD?获得"), mend(page).safe);
}

// The same for half-width katakana of EUC-JP.
BOOST_AUTO_TEST_CASE(half_width_katakana_of_two_bytes_are_not_chosen) {
  const std::string page =
      "夜の見回りは二人一?箸任\n后?ソフトクリームの券は当日?猟\n?\n?﨓┐凌\n佑?修播呂靴泙后?";
  BOOST_TEST(has(mend(page).safe, "の人が\uFFFDで渡します"), mend(page).safe);
}

BOOST_AUTO_TEST_SUITE_END()
