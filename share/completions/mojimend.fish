# Completions of mojimend for fish 3.
# Made by mojimend --generate complete-fish; do not edit.

# Whether the command is one of the arguments; "none": whether there is no command yet.
function __mojimend_at
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        string match -q -- '-*' $word; and continue
        contains -- $word $argv
        return
    end
    contains -- none $argv
end

# Puts what was typed before the last comma in front of each candidate.
function __mojimend_list
    set -l before (commandline -ct | string replace -r -- '^--[^=]*=' '' | string match -r -- '.*,')
    while read -l candidate
        printf '%s\n' "$before$candidate"
    end
end

function __mojimend_rules
    printf '%s\t%s\n' \
        encoding 'Text that is not UTF-8 becomes UTF-8 (off with --to keep); a suggestion where its encoding is a guess.' \
        mojibake 'Text read in an encoding that it was not written in is read again, layer by layer.' \
        out-of-step 'Double-byte text that bytes inserted between two halves of a character threw out of step is put back.' \
        gloss 'Readings that a blind replacement put behind characters all over a page are taken out.' \
        doubled-punctuation 'A mark that a blind replacement put before the marks of Chinese or Japanese text is taken out.' \
        byte-escape 'Backslashes that were put before bytes which are the second halves of characters are taken out.' \
        surrogate 'A character that was written as the two halves of a UTF-16 pair becomes one again.' \
        c1-control 'Control characters U+0080–009F that were quotation marks, dashes or letters of windows-1252 become those.' \
        entity 'Character references that spell UTF-8 read wrongly, or were escaped twice, become what was meant.' \
        lost 'Places whose text is gone are counted and shown; nothing is invented for them.' \
        bom 'A byte order mark at the start of the file is removed, or added.' \
        newline 'Line ends become LF, or what was chosen.' \
        reference 'Character references in text without markup become the characters that they stand for.' \
        unicode-form 'Characters that can be written in several ways are written in the one of a Unicode normalization form.' \
        width 'Full-width letters and digits and half-width katakana become ordinary ones.' \
        cjk-punctuation 'Half-width marks and straight quotes in Chinese and Japanese prose become full-width ones.' \
        quotes 'Quotation marks and apostrophes become straight, or curly.' \
        ligature 'Ligatures become the letters that they join.' \
        invisible 'Invisible characters that have no effect where they stand are removed.' \
        control 'Control characters and the escape sequences of terminals are removed.' \
        space 'Spaces of other widths, and those that do not break, become U+0020.' \
        escape 'Escapes in prose become characters: \\u00e9, =C3=A9, %C3%A9, =?utf-8?Q?…?=.' \
        bidi 'Controls that turn the direction of text where a line does not end their effect, or inside a word or code.' \
        confusable 'Words in which letters of one script stand among look-alikes of another.'
end

function __mojimend_encodings
    printf '%s\t%s\n' \
        utf-8 '' \
        utf-16le '' \
        utf-16be '' \
        gbk '' \
        gb18030 '' \
        big5 '' \
        euc-jp '' \
        iso-2022-jp '' \
        shift_jis '' \
        euc-kr '' \
        windows-1250 '' \
        windows-1251 '' \
        windows-1252 '' \
        windows-1253 '' \
        windows-1254 '' \
        windows-1255 '' \
        windows-1256 '' \
        windows-1257 '' \
        windows-1258 '' \
        windows-874 '' \
        ibm866 '' \
        iso-8859-2 '' \
        iso-8859-3 '' \
        iso-8859-4 '' \
        iso-8859-5 '' \
        iso-8859-6 '' \
        iso-8859-7 '' \
        iso-8859-8 '' \
        iso-8859-8-i '' \
        iso-8859-10 '' \
        iso-8859-13 '' \
        iso-8859-14 '' \
        iso-8859-15 '' \
        koi8-r '' \
        koi8-u '' \
        macintosh '' \
        x-mac-cyrillic '' \
        cp437 '' \
        cp737 '' \
        cp775 '' \
        cp850 '' \
        cp852 '' \
        cp855 '' \
        cp857 '' \
        cp858 '' \
        cp860 '' \
        cp861 '' \
        cp862 '' \
        cp863 '' \
        cp864 '' \
        cp865 '' \
        cp869 '' \
        mac-latin2 '' \
        mac-greek '' \
        mac-turkish '' \
        iso-8859-16 '' \
        viscii '' \
        tcvn '' \
        cp037 '' \
        cp500 '' \
        johab '' \
        euc-tw '' \
        hz-gb-2312 '' \
        iso-2022-kr '' \
        iso-2022-cn '' \
        utf-7 '' \
        cesu-8 '' \
        utf-32le '' \
        utf-32be ''
end

function __mojimend_languages
    printf '%s\t%s\n' \
        ar '' \
        be '' \
        bg '' \
        bs '' \
        ca '' \
        cs '' \
        da '' \
        de '' \
        el '' \
        en '' \
        es '' \
        et '' \
        fa '' \
        fi '' \
        fr '' \
        he '' \
        hr '' \
        hu '' \
        is '' \
        it '' \
        ja '' \
        ka '' \
        kk '' \
        ko '' \
        lt '' \
        lv '' \
        mk '' \
        nl '' \
        no '' \
        pl '' \
        pt '' \
        ro '' \
        ru '' \
        sk '' \
        sl '' \
        sq '' \
        sr '' \
        sv '' \
        th '' \
        tr '' \
        uk '' \
        ur '' \
        vi '' \
        zh-Hans '' \
        zh-Hant ''
end

complete -c mojimend -n '__mojimend_at none' -f -a fix -d 'mend files in place, or standard input to standard output'
complete -c mojimend -n '__mojimend_at none' -f -a check -d 'change nothing; print one line for each finding'
complete -c mojimend -n '__mojimend_at none' -f -a diff -d 'print what fix would change, as a patch'
complete -c mojimend -n '__mojimend_at none' -f -a review -d 'ask about each change, on the terminal'
complete -c mojimend -n '__mojimend_at none' -f -a detect -d 'print each file\'s encoding, with the evidence'
complete -c mojimend -n '__mojimend_at none' -f -a explain -d 'print how each text was damaged, step by step'
complete -c mojimend -n '__mojimend_at none' -f -a undo -d 'put back what fix changed in place'
complete -c mojimend -n '__mojimend_at none' -f -a guard -d 'fail on a change that damages a file'
complete -c mojimend -n '__mojimend_at none' -f -a config -d 'print what holds for a file, and who said so'
complete -c mojimend -n '__mojimend_at none' -f -a git -d 'be a filter of git, or set it up'
complete -c mojimend -n '__mojimend_at none' -f -a rules -d 'print the rules and whether they are on'
complete -c mojimend -n '__mojimend_at none' -f -a help -d 'print this, or a command\'s help'
complete -c mojimend -n '__mojimend_at none' -f -a version -d 'print the version'
complete -c mojimend -n '__mojimend_at undo rules help version' -f
complete -c mojimend -n '__mojimend_at config' -a 'show'
complete -c mojimend -n '__mojimend_at git' -a 'install uninstall clean filter-process textconv'
complete -c mojimend -n '__mojimend_at help' -a fix -d 'mend files in place, or standard input to standard output'
complete -c mojimend -n '__mojimend_at help' -a check -d 'change nothing; print one line for each finding'
complete -c mojimend -n '__mojimend_at help' -a diff -d 'print what fix would change, as a patch'
complete -c mojimend -n '__mojimend_at help' -a review -d 'ask about each change, on the terminal'
complete -c mojimend -n '__mojimend_at help' -a detect -d 'print each file\'s encoding, with the evidence'
complete -c mojimend -n '__mojimend_at help' -a explain -d 'print how each text was damaged, step by step'
complete -c mojimend -n '__mojimend_at help' -a undo -d 'put back what fix changed in place'
complete -c mojimend -n '__mojimend_at help' -a guard -d 'fail on a change that damages a file'
complete -c mojimend -n '__mojimend_at help' -a config -d 'print what holds for a file, and who said so'
complete -c mojimend -n '__mojimend_at help' -a git -d 'be a filter of git, or set it up'
complete -c mojimend -n '__mojimend_at help' -a rules -d 'print the rules and whether they are on'
complete -c mojimend -n '__mojimend_at help' -a help -d 'print this, or a command\'s help'
complete -c mojimend -n '__mojimend_at help' -a version -d 'print the version'

complete -c mojimend -n '__mojimend_at fix check diff detect explain guard config rules' -l format -x -a 'text json sarif github checkstyle html' -d 'how to print; sarif, github, checkstyle and html: check, diff and explain'
complete -c mojimend -n '__mojimend_at fix check' -l summary -f -d 'print counts by rule, channel and encoding, what is lost and what was skipped, and not the findings'
complete -c mojimend -n '__mojimend_at fix check diff detect explain guard config rules' -s o -l output -r -F -d 'write to FILE, whole or not at all, instead of standard output'
complete -c mojimend -n '__mojimend_at fix' -l output-dir -x -a '(__fish_complete_directories)' -d 'write the mended files below DIR and leave the originals'
complete -c mojimend -n '__mojimend_at fix review' -l keep-times -f -d 'a mended file keeps its time of change'
complete -c mojimend -n '__mojimend_at fix review undo' -l hard-links -x -a 'refuse part' -d 'a file with several names: leave it, or change it under this name alone'
complete -c mojimend -n '__mojimend_at fix review undo' -l journal -x -a '(__fish_complete_directories)' -d 'where what undo needs is kept'
complete -c mojimend -n '__mojimend_at fix review' -l no-journal -f -d 'keep nothing for undo'
complete -c mojimend -n '__mojimend_at undo' -l list -f -d 'print the runs that can be undone'
complete -c mojimend -n '__mojimend_at undo' -l forget -x -d 'remove the journal of RUN: it cannot be undone any more'
complete -c mojimend -n '__mojimend_at undo' -l forget-older-than -x -d 'remove the journals of runs before that'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain guard config git' -l config -r -F -d 'the configuration for every file, instead of the nearest mojimend.toml upward from each'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain guard config git' -l no-config -f -d 'look at no mojimend.toml, .editorconfig or .gitattributes'
complete -c mojimend -n '__mojimend_at fix check diff detect explain' -l stdin-path -r -F -d 'what standard input is to be looked at as, in messages and in the configuration'
complete -c mojimend -n '__mojimend_at guard' -l against -x -d 'the revision to compare with'
complete -c mojimend -n '__mojimend_at guard' -l staged -f -d 'compare what is staged for the next commit'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l preset -x -a 'repair corpus source-code ftfy' -d 'a named set of rules to begin with'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l select -x -a '(__mojimend_rules | __mojimend_list)' -d 'only these rules, separated by commas'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l extend-select -x -a '(__mojimend_rules | __mojimend_list)' -d 'these rules as well'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l ignore -x -a '(__mojimend_rules | __mojimend_list)' -d 'not these rules'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l bom -x -a 'remove add off' -d 'byte order marks'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l newline -x -a 'lf crlf native mixed off' -d 'line ends'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l line-separators -x -a 'keep newline' -d 'U+2028, U+2029 and U+0085'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l unicode-form -x -a 'gentle-nfc nfc nfd nfkc nfkd off' -d 'the Unicode normalization form'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l width-forms -x -a 'letters all off' -d 'full-width and half-width forms that become ordinary ones'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l cjk-quotes -x -a 'habit curly corner keep' -d 'what straight quotes in Chinese and Japanese prose become'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l quotes -x -a 'straight curly straight-all off' -d 'quotation marks and apostrophes'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l ligature -x -a 'typographic all off' -d 'ligatures that become letters'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l invisible -x -a 'all obsolete off' -d 'invisible characters that go'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l space -x -a 'all odd off' -d 'spaces that become U+0020'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git rules' -l context -x -a 'auto plain markdown html code none' -d 'what kind of text it is, and so what policies do not touch; for diff a number, too: so many lines are shown around each change (3)'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git' -l unsafe-fixes -f -d 'apply suggested changes too'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain guard config git' -l from -x -a '(__mojimend_encodings | __mojimend_list)' -d 'the text is in one of these, separated by commas'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain guard config git' -l language -x -a '(__mojimend_languages | __mojimend_list)' -d 'the text is in one of these languages (ru,zh-Hant): narrows the encodings'
complete -c mojimend -n '__mojimend_at fix check diff explain' -l records -x -a 'file line jsonl: csv: warc' -d 'what is a document: a file, a line, a field of each JSON line, a column of a CSV, a page of a WARC'
complete -c mojimend -n '__mojimend_at fix check diff review explain guard config git' -l to -x -a 'utf-8 keep' -d 'the encoding of the result'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l color -x -a 'auto always never' -d 'when to colour; auto: on a terminal, unless NO_COLOR is set'
complete -c mojimend -n '__mojimend_at diff' -l width -x -d 'fold what is shown to people at COLUMNS; 0: never'
complete -c mojimend -n '__mojimend_at diff' -l stat -f -d 'only count the changes of each file, by rule'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -s j -l jobs -x -d 'look at N files at a time'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l file-list -r -F -d 'look at the files that FILE names, one a line or each ended by a NUL; - is standard input'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l hidden -f -d 'below folders, look at files and folders whose names begin with a dot, too'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l no-ignore -f -d 'below folders, look at what .gitignore, .ignore and .git/info/exclude leave out, too'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l exclude -x -d 'below folders, leave out what matches, as a line of .gitignore would; may be given again'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l force-exclude -f -d 'leave out what is excluded or ignored even where it is named'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l progress -x -a 'auto always never' -d 'when to show how far it has come; auto: on a terminal, in long runs'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain undo guard git' -s q -l quiet -f -d 'no summaries; errors are still told'
complete -c mojimend -n '__mojimend_at check diff guard' -l exit-zero -f -d 'exit with 0 even if there are findings'
complete -c mojimend -n '__mojimend_at check' -l baseline -r -F -d 'do not tell again the findings that FILE holds'
complete -c mojimend -n '__mojimend_at check' -l write-baseline -r -F -d 'write every finding to FILE, for --baseline, and exit with 0'
complete -c mojimend -n '__mojimend_at review' -l save -r -F -d 'keep the answers in FILE, and go on from those there'
complete -c mojimend -n '__mojimend_at fix diff review' -l answers -r -F -d 'the changes that FILE accepts, safe or suggested, and no others'
complete -c mojimend -n '__mojimend_at fix' -l show-changes -f -d 'print one line for each change that is made'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain' -l skip-binary -f -d 'pass over files that are empty or no text even where they are named'
complete -c mojimend -n '__mojimend_at fix' -l exit-non-zero-on-fix -f -d 'exit with 1 if anything was changed'
complete -c mojimend -n '__mojimend_at none' -l generate -x -a 'man complete-bash complete-zsh complete-fish keys' -d 'print the man page, a shell\'s completions, or what there is to configure'
complete -c mojimend -n '__mojimend_at none' -s V -l version -f -d 'print the version'
complete -c mojimend -n '__mojimend_at fix check diff review detect explain undo guard config git rules none' -s h -l help -f -d 'print this'
