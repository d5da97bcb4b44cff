// The rows. The values are chosen, not measured: their order follows what is met (the web's encodings by
// their shares of pages, then consoles and Macintosh, then what archives hold), and a step of a nat or two
// lets any real evidence outweigh it. They decide only where two channels say the same.
#include "channel/channel_table.h"

namespace mojimend {
namespace {

constexpr double kFirst = 0, kWeb = 1, kSystem = 2, kStandard = 4, kArchive = 7;

constexpr ChannelRow kRows[] = {
    // name, written, read
    {"iso-8859-1", kNever, 0.2},  // as written text it is windows-1252
    {"utf-8", kFirst, kNever},    // read as UTF-8 the bytes of others are lost, not exchanged
    {"gbk", kWeb, kWeb},
    {"gb18030", kNever, kSystem},  // as written text it is gbk
    {"big5", kWeb, kSystem},
    {"big5-unicode", kNever, kSystem},
    {"euc-jp", kSystem, kSystem},
    {"shift_jis", kWeb, kWeb},
    {"windows-932", kNever, kSystem},
    {"euc-kr", kWeb, kSystem},
    {"windows-1250", kWeb, kWeb},
    {"windows-1251", kWeb, kWeb},
    {"windows-1252", kFirst, kFirst},
    {"windows-1253", kWeb, kSystem},
    {"windows-1254", kWeb, kSystem},
    {"windows-1255", kWeb, kSystem},
    {"windows-1256", kWeb, kSystem},
    {"windows-1257", kStandard, kSystem},
    {"windows-1258", kSystem, kStandard},
    {"windows-874", kWeb, kSystem},
    {"ibm866", kSystem, kSystem},
    {"iso-8859-2", kWeb, kSystem},
    {"iso-8859-3", kArchive, kArchive},
    {"iso-8859-4", kArchive, kArchive},
    {"iso-8859-5", kSystem, kStandard},
    {"iso-8859-6", kSystem, kStandard},
    {"iso-8859-7", kSystem, kStandard},
    {"iso-8859-8", kSystem, kStandard},
    {"iso-8859-10", kArchive, kArchive},
    {"iso-8859-13", kStandard, kStandard},
    {"iso-8859-14", kArchive, kArchive},
    {"iso-8859-15", kSystem, kSystem},
    {"koi8-r", kSystem, kSystem},
    {"koi8-u", kStandard, kStandard},
    {"koi8-u-rfc2319", kNever, kStandard},
    {"macintosh", kSystem, kSystem},
    {"x-mac-cyrillic", kStandard, kStandard},
    {"cp437", kSystem, kSystem},
    {"cp737", kStandard, kStandard},
    {"cp775", kStandard, kStandard},
    {"cp850", kSystem, kSystem},
    {"cp852", kSystem, kSystem},
    {"cp855", kArchive, kArchive},
    {"cp857", kStandard, kStandard},
    {"cp858", kArchive, kArchive},
    {"cp860", kArchive, kArchive},
    {"cp861", kArchive, kArchive},
    {"cp862", kStandard, kStandard},
    {"cp863", kArchive, kArchive},
    {"cp865", kArchive, kArchive},
    {"cp869", kArchive, kArchive},
    {"mac-latin2", kStandard, kStandard},
    {"mac-greek", kStandard, kStandard},
    {"mac-turkish", kStandard, kStandard},
    {"iso-8859-16", kArchive, kArchive},
    {"viscii", kArchive, kNever},  // as a reader it would take ASCII controls for letters
    {"tcvn", kArchive, kNever},
    {"johab", kArchive, kArchive},
    {"euc-tw", kArchive, kArchive},
};

constexpr ReaderRow kReaders[] = {
    {Unreadable::c1, 0, 0, "a byte without a character becomes the C1 control of its number"},
    {Unreadable::replacement_byte, 0xFFFD, 1, "U+FFFD for the first byte of what cannot be read"},
    {Unreadable::replacement, 0xFFFD, 1, "U+FFFD for a sequence that cannot be read, as in browsers"},
    {Unreadable::question_byte, U'?', 2, "? for the first byte of what cannot be read"},
    {Unreadable::question_pair, U'?', 3, "? for two bytes, whatever the second is"},
    {Unreadable::katakana_dot, 0x30FB, 4, "a katakana middle dot for two bytes"},
    {Unreadable::dropped_byte, 0, 2, "the first byte of what cannot be read is left out"},
};

}  // namespace

std::span<const ChannelRow> channel_rows() { return kRows; }
std::span<const ReaderRow> reader_rows() { return kReaders; }

}  // namespace mojimend
