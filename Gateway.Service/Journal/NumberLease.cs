using System.Globalization;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// A small file beside the database that says up to which number events may have been handed out. It moves ahead in big steps, so it costs
/// nothing, and a journal that must start anew never uses a number twice. It is a second safety: failing to write it stops nobody.
/// </summary>
internal sealed class NumberLease(string path)
{
    private const long Step = 10_000;

    private long _upTo;

    /// <summary>No number above this was ever used; 0 when the file is not there or not a number.</summary>
    public long Read()
    {
        if (!File.Exists(path)) return 0;
        return _upTo = long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var upTo) ? upTo : 0;
    }

    /// <summary>Makes sure numbers up to <paramref name="seq"/> are covered.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Cover(long seq)
    {
        if (seq <= _upTo) return;
        var upTo = (seq / Step + 1) * Step;
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(upTo.ToString(CultureInfo.InvariantCulture)));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
        _upTo = upTo;
    }
}
