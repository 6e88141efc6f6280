/// An attribute of an element: its name stands in the source, and its value is escaped.
///
/// There is no way to write one that the browser runs: addresses are ``Address`` values, and `on…` and `style` have no
/// function here.
struct Attribute {
    private enum Value {
        case none
        case word(StaticString)
        case data(String)
    }

    private let name: StaticString
    private let value: Value

    private init(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = value
    }

    func write(to html: inout HTMLWriter) {
        html.raw(" ")
        html.raw(name)
        switch value {
        case .none: return
        case .word(let word):
            html.raw("=\"")
            html.raw(word)
        case .data(let data):
            html.raw("=\"")
            html.text(data)
        }
        html.raw("\"")
    }
}

extension Attribute {
    static func `class`(_ word: StaticString) -> Attribute { Attribute("class", .word(word)) }
    /// A class, and those by which the stylesheet of the console places an element in its grid.
    static func place(_ style: StaticString, _ place: (row: Int, length: Int)) -> Attribute {
        Attribute("class", .data("\(style) s\(place.row) n\(place.length)"))
    }
    static func id(_ name: String) -> Attribute { Attribute("id", .data(name)) }
    static func href(_ address: Address) -> Attribute { Attribute("href", .data(address.text)) }
    /// A page of another service; `nil` if `url` is neither an `https` URL nor one of this machine.
    static func href(outside url: String) -> Attribute? {
        let isSafe = ["https://", "http://127.0.0.1:", "http://localhost:"].contains { url.hasPrefix($0) }
        return isSafe ? Attribute("href", .data(url)) : nil
    }
    static func href(fragment: String) -> Attribute { Attribute("href", .data("#" + fragment)) }
    static func action(_ address: Address) -> Attribute { Attribute("action", .data(address.text)) }
    static func source(_ address: Address) -> Attribute { Attribute("src", .data(address.text)) }
    static func alternative(_ text: String) -> Attribute { Attribute("alt", .data(text)) }
    /// The same picture in other widths.
    static func sources(_ files: [(address: Address, width: Int)]) -> Attribute {
        Attribute("srcset", .data(files.map { "\($0.address.text) \($0.width)w" }.joined(separator: ", ")))
    }
    /// How wide it is shown, by which one of them is chosen.
    static func sizes(_ words: StaticString) -> Attribute { Attribute("sizes", .word(words)) }
    static let isLazy = Attribute("loading", .word("lazy"))
    /// The suggestions for a field.
    static func list(_ id: String) -> Attribute { Attribute("list", .data(id)) }
    static func relation(_ word: StaticString) -> Attribute { Attribute("rel", .word(word)) }
    static func type(_ word: StaticString) -> Attribute { Attribute("type", .word(word)) }
    static func method(_ word: StaticString) -> Attribute { Attribute("method", .word(word)) }
    static func name(_ name: String) -> Attribute { Attribute("name", .data(name)) }
    static func value(_ value: String) -> Attribute { Attribute("value", .data(value)) }
    /// Of Open Graph, whose names are not those of HTML.
    static func property(_ word: StaticString) -> Attribute { Attribute("property", .word(word)) }
    static func content(_ value: String) -> Attribute { Attribute("content", .data(value)) }
    static func label(for id: String) -> Attribute { Attribute("for", .data(id)) }
    static func language(_ tag: String) -> Attribute { Attribute("lang", .data(tag)) }
    static func targetLanguage(_ tag: String) -> Attribute { Attribute("hreflang", .data(tag)) }
    static func direction(_ word: StaticString) -> Attribute { Attribute("dir", .word(word)) }
    /// What a cell is called where its table shows each row as a list.
    static func column(_ title: String) -> Attribute { Attribute("data-label", .data(title)) }
    /// The page on which what the element shows is moved, for a script that moves it by dragging.
    static func moves(at address: Address) -> Attribute { Attribute("data-move", .data(address.text)) }
    /// The instant at the top of a column of time, for the same script.
    static func begins(at text: String) -> Attribute { Attribute("data-first", .data(text)) }
    /// The key that leads to where a link does, for the script of the console.
    static func key(_ name: String) -> Attribute { Attribute("data-key", .data(name)) }
    /// The zone in which a month is shown, and its first second and the one after its last, for the script of the page.
    static func zone(_ name: String) -> Attribute { Attribute("data-zone", .data(name)) }
    static func from(_ second: Int64) -> Attribute { Attribute("data-from", .data(String(second))) }
    static func until(_ second: Int64) -> Attribute { Attribute("data-until", .data(String(second))) }
    static func scope(_ word: StaticString) -> Attribute { Attribute("scope", .word(word)) }
    static func role(_ word: StaticString) -> Attribute { Attribute("role", .word(word)) }
    static func autocomplete(_ word: StaticString) -> Attribute { Attribute("autocomplete", .word(word)) }
    static func encoding(_ word: StaticString) -> Attribute { Attribute("enctype", .word(word)) }
    static func accepts(_ types: String) -> Attribute { Attribute("accept", .data(types)) }
    static func inputMode(_ word: StaticString) -> Attribute { Attribute("inputmode", .word(word)) }
    static func rows(_ word: StaticString) -> Attribute { Attribute("rows", .word(word)) }
    static func minimum(_ number: Int) -> Attribute { Attribute("min", .data(String(number))) }
    static func maximum(_ number: Int) -> Attribute { Attribute("max", .data(String(number))) }
    static func maximumLength(_ count: Int) -> Attribute { Attribute("maxlength", .data(String(count))) }
    static func dateTime(_ text: String) -> Attribute { Attribute("datetime", .data(text)) }
    static func labelled(_ text: String) -> Attribute { Attribute("aria-label", .data(text)) }
    static func labelled(by id: String) -> Attribute { Attribute("aria-labelledby", .data(id)) }
    static func described(by ids: [String]) -> Attribute? {
        ids.isEmpty ? nil : Attribute("aria-describedby", .data(ids.joined(separator: " ")))
    }
    static func current(_ word: StaticString) -> Attribute { Attribute("aria-current", .word(word)) }
    static func target(_ word: StaticString) -> Attribute { Attribute("target", .word(word)) }
    /// Shows the element only once a script says so.
    static let isUnseen = Attribute("hidden", .none)
    static let isHidden = Attribute("aria-hidden", .word("true"))
    static let isInvalid = Attribute("aria-invalid", .word("true"))
    static let isRequired = Attribute("required", .none)
    static let isChecked = Attribute("checked", .none)
    static let isSelected = Attribute("selected", .none)
    /// Lets the keyboard reach what scrolls by itself.
    static let isReachable = Attribute("tabindex", .word("0"))
    static let isFocusable = Attribute("tabindex", .word("-1"))

    static let isDeferred = Attribute("defer", .none)

    /// Leaves checking to the server, whose words are in the language of the page.
    static let isNotValidated = Attribute("novalidate", .none)

    /// Attributes of a drawing, whose values are numbers.
    static func number(_ name: StaticString, _ value: Int) -> Attribute { Attribute(name, .data(String(value))) }
    static func points(_ text: String) -> Attribute { Attribute("points", .data(text)) }
    static func viewBox(_ word: StaticString) -> Attribute { Attribute("viewBox", .word(word)) }
}
