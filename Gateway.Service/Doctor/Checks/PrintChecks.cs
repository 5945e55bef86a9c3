using System.Runtime.InteropServices;
using EdgeGateway.Devices.ReceiptPrinter.Painting;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>What drawn characters on receipts need.</summary>
internal static class PrintChecks
{
    private const string Skia = "libSkiaSharp";

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Of("print.fonts", "中文字体", "Chinese fonts", context => Fonts(context, ReceiptFonts.Usual)),
        DoctorCheck.Of("print.skia", "绘字库", "Drawing library", context => Library(context, AppContext.BaseDirectory)),
    ];

    private static bool Prints(CheckContext context) => context.Options.ReceiptPrinters.Any(printer => printer.Enabled);

    public static Finding Fonts(CheckContext context, ReceiptFonts fonts)
    {
        if (!Prints(context))
            return Finding.Skip("没有打印机", "there is no printer");
        return fonts.Installed is [var first, ..]
            ? Finding.Good(first.Path)
            : Finding.Warn(new("没有安装", "none is installed"), new("打印机字库里没有的字（生僻姓名）印不出来", "Characters the printer does not have (rare names) cannot be printed"), new($"apt install {ReceiptFonts.Advice}", $"apt install {ReceiptFonts.Advice}"));
    }

    // The running gateway loads it when the first character comes; looking must not cost the store its memory.
    public static Finding Library(CheckContext context, string folder)
    {
        if (!Prints(context))
            return Finding.Skip("没有打印机", "there is no printer");
        var name = OperatingSystem.IsWindows() ? $"{Skia}.dll" : $"{Skia}.so";
        var found = new[] { folder, Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"), Path.Combine(folder, "runtimes", $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "native") }
            .Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);
        if (found is null)
            return Broken(new($"没有 {name}", $"no {name}"));
        if (context.Live is not null)
            return Finding.Good(Path.GetFileName(found));
        if (!NativeLibrary.TryLoad(found, out var loaded))
            return Broken(new($"{name} 装不进来", $"{name} does not load"));
        NativeLibrary.Free(loaded);
        return Finding.Good(Path.GetFileName(found));
    }

    private static Finding Broken(Protocols.Messages.Bilingual evidence) => Finding.Warn(evidence, new("生僻字画不出来，其他照常打印", "Rare characters cannot be drawn; all others print as usual"), new("重新安装本程序", "Install this program again"));
}
