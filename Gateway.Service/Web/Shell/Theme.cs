using MudBlazor;

namespace EdgeGateway.Service.Web.Shell;

/// <summary>Calm colours, large type, fonts that are on the machine.</summary>
internal static class Theme
{
    private static readonly string[] Fonts =
        ["system-ui", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", "sans-serif"];

    public static MudTheme Calm { get; } = new()
    {
        PaletteLight = new PaletteLight()
        {
            Primary = "#1f5f73",
            Secondary = "#5a6b73",
            Success = "#2e7d4f",
            Warning = "#b26a00",
            Error = "#b3372f",
            Info = "#1f5f73",
            Background = "#f4f6f6",
            Surface = "#ffffff",
            TextPrimary = "#1d2b30",
            TextSecondary = "#4c5c63",
            ActionDefault = "#4c5c63",
        },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "1.125rem", LineHeight = "1.5" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "1.125rem", TextTransform = "none", FontWeight = "600" },
        },
        LayoutProperties = new() { DefaultBorderRadius = "10px" },
    };
}
