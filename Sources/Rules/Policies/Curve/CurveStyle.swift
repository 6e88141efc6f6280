/// The colours of a picture of curves, in light and dark.
///
/// Each line also has a pattern of its own.
enum CurveStyle {
    static let sheet = """
        <style>
        .policy-curve{font:14px system-ui,sans-serif;max-width:100%}
        .policy-curve text{fill:#333}
        .policy-curve .ground{fill:#fff}
        .policy-curve .grid{stroke:#d5d5d5}
        .policy-curve .curve{fill:none;stroke-width:2.5}
        .policy-curve .c0{stroke:#0b62c4}
        .policy-curve .c1{stroke:#b8480a;stroke-dasharray:9 4}
        .policy-curve .c2{stroke:#1a7a3c;stroke-dasharray:3 3}
        .policy-curve .c3{stroke:#8a2ba0;stroke-dasharray:12 3 3 3}
        .policy-curve .c4{stroke:#8a6d00;stroke-dasharray:6 6}
        .policy-curve .c5{stroke:#555;stroke-dasharray:2 5}
        @media (prefers-color-scheme:dark){
        .policy-curve text{fill:#ddd}
        .policy-curve .ground{fill:#1b1d20}
        .policy-curve .grid{stroke:#44484d}
        .policy-curve .c0{stroke:#6fb1ff}
        .policy-curve .c1{stroke:#ff9c5b}
        .policy-curve .c2{stroke:#67d38c}
        .policy-curve .c3{stroke:#dc93ee}
        .policy-curve .c4{stroke:#e5c548}
        .policy-curve .c5{stroke:#aaa}
        }
        </style>
        """
}
