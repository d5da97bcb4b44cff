// Puts the sources of the page into the program as they are.
    .section .rodata
.macro page name, file
    .global mojimend_page_\name
mojimend_page_\name:
    .incbin "report/page/\file"
    .global mojimend_page_\name\()_end
mojimend_page_\name\()_end:
.endm
    page markup, page.html
    page style, page.css
    page store, store.js
    page answers, answers.js
    page dom, dom.js
    page summary, summary.js
    page list, list.js
    page details, details.js
    page main, main.js
#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack,"",%progbits
#endif
