using System.Text;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.EscPos;

/// <summary>
/// Paper in software: commands in, lines of text, codes and pictures out. Breaks lines at the paper's width as a printer does, so a receipt that was
/// wrapped wrongly looks wrong here too.
/// </summary>
/// <param name="columns">Columns of the paper at normal size.</param>
/// <param name="fourByte">False: four-byte characters come out as garbage (<c>????</c>), as on most printers.</param>
public sealed class ReceiptRenderer(int columns, bool fourByte = false)
{
    private readonly List<RenderedLine> _lines = [];
    private readonly StringBuilder _text = new();
    private int _used;
    private TextAlign _align;
    private bool _bold;
    private bool _anyBold;
    private (int Width, int Height) _size = (1, 1);
    private (int Width, int Height) _largest = (1, 1);
    private bool _han = true;
    private string _qr = "";
    private int _qrModule = 3;
    private (int Height, int Width, bool Text) _bars = (80, 2, false);

    /// <summary>Lines on the paper since the last cut.</summary>
    public IReadOnlyList<RenderedLine> Lines => _lines;

    /// <summary>Takes one command.</summary>
    /// <returns>The receipt that a cut ended, or null.</returns>
    public RenderedReceipt? Apply(PrinterCommand command)
    {
        switch (command)
        {
            case PrinterCommand.Text text:
                Print(text.Bytes.Span);
                break;
            case PrinterCommand.LineFeed:
                EndLine();
                break;
            case PrinterCommand.Feed feed:
                Advance(feed.Lines);
                break;
            case PrinterCommand.Initialise:
                Initialise();
                break;
            case PrinterCommand.Align align:
                _align = align.Value;
                break;
            case PrinterCommand.Bold bold:
                _bold = bold.On;
                break;
            case PrinterCommand.Size size:
                _size = (size.Width, size.Height);
                break;
            case PrinterCommand.HanMode mode:
                _han = mode.On;
                break;
            case PrinterCommand.QrStore store:
                _qr = Encoding.UTF8.GetString(store.Data.Span);
                break;
            case PrinterCommand.QrModule module:
                _qrModule = Math.Clamp(module.Dots, 1, 16);
                break;
            case PrinterCommand.QrPrint:
                _lines.Add(new RenderedLine(_qr, _align, QrCode: true) { Module = _qrModule });
                break;
            case PrinterCommand.BarcodeSetting setting:
                Set(setting);
                break;
            case PrinterCommand.Barcode barcode:
                PrintBars(barcode);
                break;
            case PrinterCommand.Raster raster:
                Print(raster.Dots);
                break;
            case PrinterCommand.Cut:
                return Finish(cut: true);
        }
        return null;
    }

    /// <summary>Tears the paper off: what is on it is a receipt. Null when there is nothing on it.</summary>
    public RenderedReceipt? Finish(bool cut = false)
    {
        if (_text.Length > 0)
            EndLine();
        if (_lines.Count == 0)
            return null;
        var receipt = new RenderedReceipt([.. _lines], cut);
        _lines.Clear();
        return receipt;
    }

    private void Initialise()
    {
        _text.Clear();
        (_used, _align, _bold, _size, _han) = (0, TextAlign.Left, false, (1, 1), true);
    }

    // Paper moves on as one: the first feed also ends the line that is being written.
    private void Advance(int lines)
    {
        for (var i = 0; i < lines; i++)
            EndLine();
    }

    private void Set(PrinterCommand.BarcodeSetting setting) => _bars = setting.What switch
    {
        0x68 => _bars with { Height = Math.Max(1, (int)setting.Value) },
        0x77 => _bars with { Width = Math.Clamp((int)setting.Value, 1, 6) },
        _ => _bars with { Text = setting.Value is 1 or 2 or 3 },
    };

    private void PrintBars(PrinterCommand.Barcode barcode)
    {
        _lines.Add(new RenderedLine(barcode.Data, _align) { Barcode = barcode.Kind, Module = _bars.Width, BarHeight = _bars.Height });
        if (_bars.Text)
            _lines.Add(new RenderedLine(barcode.Data, TextAlign.Centre));
    }

    // Bands that follow one another are one picture, as they are on paper.
    private void Print(RasterImage band)
    {
        if (_text.Length > 0)
            EndLine();
        if (_lines is [.., { Image: { } above } last] && above.Width == band.Width && above.Height + band.Height <= RasterImage.Largest && last.Align == _align)
            _lines[^1] = last with { Image = above.Above(band) };
        else
            _lines.Add(new RenderedLine("", _align) { Image = band });
    }

    private void Print(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var length = _han ? Math.Max(EscPosText.CharacterLength(bytes), 1) : 1;
            switch (length)
            {
                case 1:
                    Put(bytes[0] < 0x80 ? ((char)bytes[0]).ToString() : "?", 1);
                    break;
                case 4 when !fourByte:
                    Put("????", 4);
                    break;
                default:
                    Put(Gb18030.Lenient.GetString(bytes[..length]), 2);
                    break;
            }
            bytes = bytes[length..];
        }
    }

    private void Put(string shown, int width)
    {
        if (_used + (width * _size.Width) > columns)
            EndLine();
        _text.Append(shown);
        _used += width * _size.Width;
        _anyBold |= _bold;
        _largest = (Math.Max(_largest.Width, _size.Width), Math.Max(_largest.Height, _size.Height));
    }

    private void EndLine()
    {
        _lines.Add(new RenderedLine(_text.ToString(), _align, _anyBold, _largest.Width, _largest.Height));
        _text.Clear();
        (_used, _anyBold, _largest) = (0, false, (1, 1));
    }
}
