using System.Text;

namespace EdgeGateway.Service.Tests.Journal;

/// <summary>What a worn flash cell does to a closed database file.</summary>
internal static class DamagedPage
{
    public const int Size = 4096;

    /// <summary>Overwrites the page in which a text stands.</summary>
    public static void With(string path, string text) => At(path, File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) / Size, Size);

    /// <summary>Overwrites the first bytes of a page; 0 is the first page.</summary>
    public static void At(string path, long page, int bytes)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = page * Size;
        file.Write(Enumerable.Repeat((byte)0xA5, bytes).ToArray());
    }
}
