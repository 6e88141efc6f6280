/// How a simulation's page looks, in light and dark.
enum PageStyle {
    static let text = """

        :root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d5dbe3; --page: #fff;
          --c0: #2563b8; --c1: #c2570c; --c2: #14805e; --c3: #8a3fa8; --c4: #b3273f; --c5: #66700f; --less: #6b7280; --more: #0e7490; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --soft: #9aa7b8; --line: #38424f; --page: #12171e;
          --c0: #6ea8f5; --c1: #f29a4d; --c2: #4cc79c; --c3: #cf8eea; --c4: #f27f93; --c5: #c0cc55; --less: #9ca3af; --more: #22d3ee; } }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        h2, .key b, main > p { overflow-wrap: anywhere; }
        code { color: var(--soft); font-size: .75rem; overflow-wrap: anywhere; }
        .key { list-style: none; padding: 0; } .key i { display: inline-block; width: .8em; height: .8em; }
        .less { background: var(--less); fill: var(--less); } .more { background: var(--more); fill: var(--more); }
        .hint { display: none; margin: .5rem 0 0; color: var(--soft); font-size: .8rem; }
        @media (max-width: 48rem) { .hint { display: block; } }
        .scroll { overflow-x: auto; border-right: 1px dashed var(--line); } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
        td:first-child { white-space: normal; overflow-wrap: anywhere; min-width: 7rem; }
        .n { text-align: right; font-variant-numeric: tabular-nums; } th { color: var(--soft); font-weight: 600; }
        svg { display: block; width: 100%; min-width: 44rem; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
        svg .axis { stroke: var(--line); }
        .s0 { background: var(--c0); fill: var(--c0); } .s1 { background: var(--c1); fill: var(--c1); }
        .s2 { background: var(--c2); fill: var(--c2); } .s3 { background: var(--c3); fill: var(--c3); }
        .s4 { background: var(--c4); fill: var(--c4); } .s5 { background: var(--c5); fill: var(--c5); }

        """
}
