package dev.lockstep.engine.model;

/// Text and bytes: builders, readers and writers, buffers, formats.
final class TextTable {

    private TextTable() {}

    static final String BUILDERS = """
            in java.lang
            unsynchronised StringBuilder
            and synchronised StringBuffer
            and unsynchronised AbstractStringBuilder
              read length capacity charAt chars codePoints codePointAt codePointBefore codePointCount getChars
              read indexOf lastIndexOf offsetByCodePoints isEmpty subSequence substring toString
              read,argument compareTo
              both,argument,deep append insert
              both,argument replace
              both appendCodePoint delete deleteCharAt ensureCapacity repeat reverse setCharAt setLength trimToSize
            synchronised StringBuffer
              read,argument,iterates compareTo
              both,argument,first insert(ILjava/lang/CharSequence;)""";

    static final String STREAMS = """
            in java.io
            synchronised Reader Writer BufferedInputStream BufferedOutputStream DataOutputStream PrintStream
            synchronised ByteArrayInputStream ByteArrayOutputStream StringBufferInputStream
            concurrent StringReader StringWriter
            unsynchronised InputStream OutputStream StreamTokenizer
            open Closeable Flushable DataInput DataOutput ObjectInput ObjectOutput Externalizable
            and open java.lang.AutoCloseable java.lang.Appendable java.lang.Readable
              both append
              both close flush write writeObject writeExternal readExternal readObject
              both read skip skipBytes
              read available
              both,fills readFully([B)
              both readBoolean readByte readChar readDouble readFloat readFully readInt readLine readLong readShort
              both readUTF readUnsignedByte readUnsignedShort
              both writeBoolean writeByte writeBytes writeChar writeChars writeDouble writeFloat writeInt writeLong
              both writeShort writeUTF
            unsynchronised InputStream
              both,fills read([B)
              both read readAllBytes readNBytes skip skipNBytes transferTo mark reset close unread
              read available
              none markSupported
            synchronised BufferedInputStream
              both,free close
            unsynchronised PipedInputStream PipedOutputStream
            and synchronised PipedReader PipedWriter
              both connect
            synchronised ByteArrayInputStream
              read,free available
              none,free markSupported close
            synchronised Reader
              both,fills read([C)
              both read readAllAsString readAllLines readLine skip transferTo mark reset close unread
              both setLineNumber
              read ready lines getLineNumber
              none markSupported getEncoding
            unsynchronised OutputStream
              both,argument write
              both flush close writeBytes
            unsynchronised DeflaterOutputStream
              both finish
            synchronised DataOutputStream
              read size
              both writeBoolean writeByte writeBytes writeChar writeChars writeDouble writeFloat writeInt writeLong
              both writeShort writeUTF
            synchronised ByteArrayOutputStream
              read size toByteArray toString
              read,fills writeTo
              both reset
              none,free close flush
            synchronised PrintStream PrintWriter
              both,argument,first,deep print println append
              both,argument,deep printf format
              both checkError
              none charset
            synchronised Writer
              both,argument append
              both write newLine flush close
              read toString
              none getEncoding
            synchronised CharArrayWriter
              read size toCharArray
              both reset
              read,fills writeTo
            concurrent StringWriter
              none,view getBuffer
              none flush close
            unsynchronised StreamTokenizer
              read lineno toString
              both commentChar eolIsSignificant lowerCaseMode nextToken ordinaryChar ordinaryChars parseNumbers
              both pushBack quoteChar resetSyntax slashSlashComments slashStarComments whitespaceChars wordChars
            unsynchronised LineNumberInputStream
              read getLineNumber
              both setLineNumber
            unsynchronised ObjectInputStream ObjectOutputStream ObjectInputStream$GetField ObjectOutputStream$PutField
              both,argument,deep,unseen writeObject writeUnshared
              both defaultReadObject readFields readUnshared registerValidation setObjectInputFilter putFields write
              both defaultWriteObject reset useProtocolVersion writeFields put get defaulted
              read getObjectInputFilter getObjectStreamClass
              both writeInt writeLong writeUTF writeBoolean writeByte writeChar writeChars writeDouble writeFloat
              both writeShort writeBytes readObject
              both,fills readFully([B)
              both readBoolean readByte readChar readDouble readFloat readFully readInt readLine readLong readShort
              both readUTF readUnsignedByte readUnsignedShort skipBytes
            unsynchronised DataInputStream
              both,fills readFully([B)
              both readBoolean readByte readChar readDouble readFloat readFully readInt readLine readLong readShort
              both readUTF readUnsignedByte readUnsignedShort skipBytes
            concurrent RandomAccessFile FileInputStream FileOutputStream
              both close seek setLength write read skip readAllBytes readNBytes transferTo
              both,fills readFully([B)
              both readBoolean readByte readChar readDouble readFloat readFully readInt readLine readLong readShort
              both readUTF readUnsignedByte readUnsignedShort skipBytes
              both writeBoolean writeByte writeBytes writeChar writeChars writeDouble writeFloat writeInt writeLong
              both writeShort writeUTF
              read length getFilePointer available
              none getChannel getFD
            concurrent File
              none compareTo equals hashCode toString getAbsoluteFile getAbsolutePath getName getParent getParentFile
              none getPath isAbsolute toPath toURI toURL
              read canExecute canRead canWrite exists getCanonicalFile getCanonicalPath getFreeSpace getTotalSpace
              read getUsableSpace isDirectory isFile isHidden lastModified length list listFiles
              both createNewFile delete deleteOnExit mkdir mkdirs renameTo setExecutable setLastModified
              both setReadOnly setReadable setWritable
            concurrent FileDescriptor
              both sync
              read valid
            open FileFilter FilenameFilter ObjectInputFilter ObjectInputValidation ObjectInputFilter$FilterInfo
              read accept checkInput validateObject arrayLength depth references serialClass streamBytes
            immutable FilePermission SerializablePermission ObjectStreamClass ObjectStreamField Serializable
            immutable ObjectInputFilter$Config ObjectInputFilter$Status ObjectStreamConstants""";

    static final String BUFFERS = """
            in java.nio
            immutable ByteOrder
            unsynchronised Buffer
              read array arrayOffset hasArray hasRemaining isDirect isReadOnly remaining isEmpty
              none capacity
              read limit() position() order()
              both limit position order clear flip mark reset rewind
              read duplicate slice alignedSlice asReadOnlyBuffer
              read asCharBuffer asDoubleBuffer asFloatBuffer asIntBuffer asLongBuffer asShortBuffer
              read alignmentOffset hashCode toString
              read,argument compareTo equals mismatch
              both,argument get put
              read get(I) getChar(I) getDouble(I) getFloat(I) getInt(I) getLong(I) getShort(I)
              read get(I[BII) get(I[B) get(I[CII) get(I[C) get(I[DII) get(I[D) get(I[FII) get(I[F) get(I[III)
              read get(I[I) get(I[JII) get(I[J) get(I[SII) get(I[S)
              both getChar getDouble getFloat getInt getLong getShort compact
              both putChar putDouble putFloat putInt putLong putShort
              both append read
              read charAt chars length subSequence getChars
              read isLoaded
              both force load""";

    static final String TOOLS = """
            in java.util.zip
            unsynchronised Checksum Adler32 CRC32 CRC32C
              read getValue
              both reset
              both,argument update
            concurrent Deflater Inflater
              both close deflate inflate end reset setDictionary setInput setLevel setStrategy
              read finished needsInput needsDictionary getAdler getBytesRead getBytesWritten getTotalIn getTotalOut
              read getRemaining
              both finish
            unsynchronised CheckedInputStream CheckedOutputStream ZipInputStream ZipOutputStream GZIPOutputStream
            and unsynchronised DeflaterInputStream DeflaterOutputStream InflaterInputStream InflaterOutputStream
              none getChecksum
              both finish closeEntry getNextEntry putNextEntry setComment setLevel setMethod
            unsynchronised ZipEntry
              read getComment getCompressedSize getCrc getCreationTime getExtra getLastAccessTime
              read getLastModifiedTime getMethod getName getSize getTime getTimeLocal hashCode isDirectory clone
              both setComment setCompressedSize setCrc setCreationTime setExtra setLastAccessTime
              both setLastModifiedTime setMethod setSize setTime setTimeLocal
            concurrent ZipFile
              both close
              read entries getComment getEntry getInputStream getName size stream
            in java.util.regex
            immutable Pattern
              none,argument matcher matches split splitAsStream
            unsynchronised Matcher MatchResult
              read end group groupCount hasAnchoringBounds hasMatch hasTransparentBounds hitEnd namedGroups pattern
              read regionEnd regionStart requireEnd start toMatchResult
              both appendReplacement appendTail find lookingAt matches region replaceAll replaceFirst reset results
              both useAnchoringBounds usePattern useTransparentBounds
            in java.security
            unsynchronised MessageDigest Signature javax.crypto.Mac javax.crypto.Cipher
              both digest update reset sign verify initSign initVerify init doFinal
              none getAlgorithm getDigestLength getProvider""";

    static final String FORMATS = """
            in java.text
            immutable Annotation Bidi CollationKey Normalizer DateFormat$Field
            immutable AttributedCharacterIterator$Attribute ListFormat ListFormat$* NumberFormat$Style Normalizer$Form
            unsynchronised Format
              both format formatToCharacterIterator parse parseObject
              read clone hashCode
              read,argument equals
              read getAvailableCurrencies getCalendar getNumberFormat getTimeZone isLenient
              both setCalendar setLenient setNumberFormat setTimeZone
              read get2DigitYearStart getDateFormatSymbols toLocalizedPattern toPattern
              both applyLocalizedPattern applyPattern set2DigitYearStart setDateFormatSymbols
              read getFormats getFormatsByArgumentIndex getLocale getLimits isStrict
              both setFormat setFormatByArgumentIndex setFormats setFormatsByArgumentIndex setLocale setChoices setStrict
              read getCurrency getDecimalFormatSymbols getGroupingSize getMaximumFractionDigits
              read getMaximumIntegerDigits getMinimumFractionDigits getMinimumIntegerDigits getMultiplier
              read getNegativePrefix getNegativeSuffix getPositivePrefix getPositiveSuffix getRoundingMode
              read isDecimalSeparatorAlwaysShown isGroupingUsed isParseBigDecimal isParseIntegerOnly
              both setCurrency setDecimalFormatSymbols setDecimalSeparatorAlwaysShown setGroupingSize setGroupingUsed
              both setMaximumFractionDigits setMaximumIntegerDigits setMinimumFractionDigits
              both setMinimumIntegerDigits setMultiplier setNegativePrefix setNegativeSuffix setParseBigDecimal
              both setParseIntegerOnly setPositivePrefix setPositiveSuffix setRoundingMode
            unsynchronised DateFormatSymbols DecimalFormatSymbols
              read clone hashCode
              read,argument equals
              read getAmPmStrings getEras getLocalPatternChars getMonths getShortMonths getShortWeekdays getWeekdays
              read getZoneStrings
              both setAmPmStrings setEras setLocalPatternChars setMonths setShortMonths setShortWeekdays setWeekdays
              both setZoneStrings
              read getCurrency getCurrencySymbol getDecimalSeparator getDigit getExponentSeparator
              read getGroupingSeparator getInfinity getInternationalCurrencySymbol getLocale getMinusSign
              read getMonetaryDecimalSeparator getMonetaryGroupingSeparator getNaN getPatternSeparator getPerMill
              read getPercent getZeroDigit
              both setCurrency setCurrencySymbol setDecimalSeparator setDigit setExponentSeparator
              both setGroupingSeparator setInfinity setInternationalCurrencySymbol setMinusSign
              both setMonetaryDecimalSeparator setMonetaryGroupingSeparator setNaN setPatternSeparator setPerMill
              both setPercent setZeroDigit
            unsynchronised CharacterIterator AttributedString BreakIterator CollationElementIterator
              read clone current getBeginIndex getEndIndex getIndex getIterator getText getOffset getMaxExpansion
              read getAllAttributeKeys getAttribute getAttributes getRunLimit getRunStart hashCode
              read,argument equals
              both first following isBoundary last next preceding previous reset setIndex setOffset setText
              both addAttribute addAttributes
            unsynchronised Collator
              both setDecomposition setStrength
              read clone compare getCollationKey getDecomposition getStrength hashCode getRules
              read getCollationElementIterator
              read,argument equals
            unsynchronised FieldPosition ParsePosition
              read getBeginIndex getEndIndex getField getFieldAttribute getErrorIndex getIndex hashCode toString
              read,argument equals
              both setBeginIndex setEndIndex setErrorIndex setIndex""";
}
