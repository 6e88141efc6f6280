import Foundation
import FoundationXML

/// The names of the elements of a document, and its text.
final class XMLElements: NSObject, XMLParserDelegate {
    private(set) var names: [String] = []
    private(set) var text = ""

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        names.append(name)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }
}
