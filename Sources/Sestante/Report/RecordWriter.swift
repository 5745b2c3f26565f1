internal import SestanteLexicon
internal import SestanteText

/// Writes the classification record of `DESIGN.md` §3 as one line of JSON.
///
/// Ids, labels and citations are rendered once; a record is copies of those and of the original's words.
struct RecordWriter: ~Copyable {
  private let pillars: Fragments
  private let touchpoints: Fragments
  private let touchpointIDs: Fragments
  private let topics: Fragments
  private let signals: Fragments
  private let signalValues: Fragments
  private let files: Fragments
  private let versions: Fragments
  private let inferred: Bool
  private var offsets: OffsetConverter

  init(_ analyzer: Analyzer, offsets unit: OffsetUnit, inferred: Bool) {
    self.inferred = inferred
    offsets = OffsetConverter(unit)
    pillars = Fragments(
      analyzer.taxonomy.pillars.map { "{\"pillar\":\"\($0.id)\",\"polarity\":\"" })
    touchpoints = Fragments(
      analyzer.taxonomy.touchpoints.map { "{\"touchpoint\":\"\($0.id)\",\"polarity\":\"" })
    touchpointIDs = Fragments(analyzer.taxonomy.touchpoints.map(\.id))
    topics = Fragments(analyzer.taxonomy.topics.map { "{\"topic\":\"\($0.id)\",\"touchpoint\":" })
    signals = Fragments(analyzer.lexicon.signals.map { "{\"signal\":\"\($0)\",\"value\":\"" })
    signalValues = Fragments(analyzer.lexicon.signalValues)
    files = Fragments(analyzer.lexicon.files)
    versions = Fragments([
      "},\"versions\":{\"sestante\":\"\(Version.current)\",\"codebook\":\"\(analyzer.taxonomy.codebook)\",\"lexicons\":\"\(analyzer.lexicon.version)\"}}\n"
    ])
  }

  /// Appends the record of the document in `work`.
  ///
  /// - Parameters:
  ///   - id: a JSON string with its quotes.
  ///   - metadata: the inside of a JSON object, possibly empty.
  mutating func write(
    _ work: borrowing Workspace, id: UnsafeBufferPointer<UInt8>,
    metadata: UnsafeBufferPointer<UInt8>, into out: inout Scratch<UInt8>
  ) {
    offsets.begin(work.text)
    out.append("{\"id\":")
    append(id, to: &out)
    out.append(",\"language\":\"")
    out.append(Self.code(work.result.language))
    out.append("\",\"sentiment\":{\"label\":\"")
    out.append(Self.name(work.result.polarity))
    out.append("\",\"score\":")
    out.append(hundredths: work.result.score)
    out.append("},\"pillars\":[")
    writeLabels(.pillar, work, &out)
    out.append("],\"touchpoints\":[")
    writeLabels(.touchpoint, work, &out)
    out.append("],\"topics\":[")
    writeLabels(.topic, work, &out)
    out.append("],\"signals\":[")
    writeSignals(work, &out)
    out.append("],\"evidence\":[")
    writeEvidence(work, &out)
    out.append("],\"metadata\":{")
    append(metadata, to: &out)
    versions.append(0, to: &out)
  }

  @inline(__always)
  private func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout Scratch<UInt8>) {
    if let base = bytes.baseAddress { out.append(from: base, count: bytes.count) }
  }

  private func writeLabels(
    _ kind: LabelHit.Kind, _ work: borrowing Workspace, _ out: inout Scratch<UInt8>
  ) {
    var isFirst = true
    for l in 0..<work.result.labels.count {
      let label = work.result.labels[l]
      let isInferred = label.kind == .inferredPillar
      guard label.kind == kind || kind == .pillar && isInferred && inferred else { continue }
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      switch label.kind {
      case .pillar, .inferredPillar: pillars.append(Int(label.id), to: &out)
      case .touchpoint: touchpoints.append(Int(label.id), to: &out)
      case .topic:
        topics.append(Int(label.id), to: &out)
        if label.touchpoint == .max {
          out.append("null")
        } else {
          out.append(UInt8(ascii: "\""))
          touchpointIDs.append(Int(label.touchpoint), to: &out)
          out.append(UInt8(ascii: "\""))
        }
        out.append(",\"polarity\":\"")
      }
      out.append(Self.name(label.polarity))
      out.append("\",\"score\":")
      out.append(hundredths: Int(label.score))
      out.append(",\"evidence\":[")
      for h in Int(label.hitStart)..<Int(label.hitEnd) {
        if h > Int(label.hitStart) { out.append(UInt8(ascii: ",")) }
        out.append(decimal: Int(work.result.hits[h].evidence))
      }
      out.append(isInferred ? "],\"inferred\":true}" : "]}")
    }
  }

  private func writeSignals(_ work: borrowing Workspace, _ out: inout Scratch<UInt8>) {
    for s in 0..<work.result.signals.count {
      let hit = work.result.signals[s]
      if s > 0 { out.append(UInt8(ascii: ",")) }
      signals.append(Int(hit.signal), to: &out)
      if hit.value == .max {
        if hit.number >= 0 { out.append(decimal: Int(hit.number)) }
      } else {
        signalValues.append(Int(hit.value), to: &out)
      }
      out.append("\",\"evidence\":[")
      out.append(decimal: Int(hit.evidence))
      out.append("]}")
    }
  }

  private func writeEvidence(_ work: borrowing Workspace, _ out: inout Scratch<UInt8>) {
    let text = UnsafePointer(work.text.bytes.base)
    for e in 0..<work.result.evidence.count {
      let record = work.result.evidence[e]
      if e > 0 { out.append(UInt8(ascii: ",")) }
      out.append("{\"start\":")
      out.append(decimal: offsets.convert(record.start))
      out.append(",\"end\":")
      out.append(decimal: offsets.convert(record.end))
      out.append(",\"quote\":\"")
      out.append(escaping: text + Int(record.start), count: Int(record.end - record.start))
      out.append("\",\"polarity\":\"")
      out.append(Self.name(record.polarity))
      out.append("\",\"score\":")
      out.append(hundredths: Int(record.score))
      out.append(",\"because\":[")
      for c in 0..<Int(record.contributionCount) {
        if c > 0 { out.append(UInt8(ascii: ",")) }
        write(work.result.contributions[Int(record.contributionStart) + c], text, &out)
      }
      out.append("]}")
    }
  }

  @inline(__always)
  private func write(_ part: Contribution, _ text: UnsafePointer<UInt8>, _ out: inout Scratch<UInt8>) {
    out.append("{\"start\":")
    out.append(decimal: offsets.convert(part.start))
    out.append(",\"end\":")
    out.append(decimal: offsets.convert(part.end))
    out.append(",\"text\":\"")
    out.append(escaping: text + Int(part.start), count: Int(part.end - part.start))
    out.append("\",\"entry\":\"")
    files.append(Int(part.row.file), to: &out)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: Int(part.row.line))
    out.append("\",\"role\":\"")
    out.append(part.role.id)
    out.append("\",\"effect\":")
    out.append(hundredths: Int(part.effect))
    out.append(UInt8(ascii: "}"))
  }

  private static func code(_ language: Language) -> StaticString {
    switch language {
    case .italian: "it"
    case .english: "en"
    case .mixed: "mixed"
    case .undetermined: "und"
    }
  }

  private static func name(_ polarity: Polarity) -> StaticString {
    switch polarity {
    case .positive: "positive"
    case .negative: "negative"
    case .neutral: "neutral"
    case .mixed: "mixed"
    }
  }
}

/// Strings rendered once and copied often, side by side in one block of memory.
struct Fragments: ~Copyable {
  private var bytes = Scratch<UInt8>(capacity: 1024)
  private var ends = Scratch<UInt32>(capacity: 64)

  init(_ strings: [String]) {
    for string in strings {
      bytes.append(string)
      ends.append(UInt32(bytes.count))
    }
  }

  @inline(__always)
  func append(_ index: Int, to out: inout Scratch<UInt8>) {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    out.append(from: bytes.base + start, count: Int(ends[index]) - start)
  }
}
