import FuzzDriver

@_cdecl("FuzzAnalysis_main")
public func entry(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt { drive(count, arguments, fuzz) }
