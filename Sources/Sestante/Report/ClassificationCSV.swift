internal import SestanteText

/// One line of CSV per document, for a spreadsheet.
///
/// ```text
/// id,language,sentiment,score,pillars,touchpoints,topics,signals
/// r-17,it,negative,-0.57,time-effort:negative,customer-support:negative,waiting-time:negative,
/// ```
public struct ClassificationCSV: Sendable {
  private let guardsFormulas: Bool

  /// - Parameter guardsFormulas: whether words from the input that a spreadsheet would take for a
  ///   formula (`=`, `+`, `-`, `@` first) get a leading `'`.
  public init(guardsFormulas: Bool = false) { self.guardsFormulas = guardsFormulas }

  /// The header; ends with CR LF.
  public var header: String { "id,language,sentiment,score,pillars,touchpoints,topics,signals\r\n" }

  /// The line of a document; ends with CR LF. Inferred pillars carry a question mark:
  /// `expectations:positive?`.
  public func line(_ analysis: Analysis, id: String) -> String {
    var line = CSVLine(guardsFormulas: guardsFormulas)
    line.field(id)
    line.field(analysis.language.code)
    line.field(analysis.polarity.id)
    line.field(analysis.score)
    for labels in [analysis.pillars, analysis.touchpoints, analysis.topics] {
      line.field(
        labels.map { "\($0.id):\($0.polarity.id)\($0.isInferred ? "?" : "")" }
          .joined(separator: "|"))
    }
    var signals: [String] = []
    for signal in analysis.signals {
      let name = signal.value.isEmpty ? signal.id : "\(signal.id):\(signal.value)"
      if !signals.contains(name) { signals.append(name) }
    }
    line.field(signals.joined(separator: "|"))
    return line.end()
  }
}
