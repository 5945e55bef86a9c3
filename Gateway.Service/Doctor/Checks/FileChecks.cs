using System.Text.RegularExpressions;

namespace EdgeGateway.Service.Doctor.Checks;

/// <summary>Keys, folders and the configuration file: there, and for the right eyes only.</summary>
internal static partial class FileChecks
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static IReadOnlyList<DoctorCheck> All { get; } =
    [
        DoctorCheck.Each("files.keys", "密钥文件", "Key files", Keys),
        DoctorCheck.Each("files.folders", "目录权限", "Folder rights", Folders),
        DoctorCheck.Of("files.configuration", "配置文件权限", "Rights of the configuration file", Configuration),
    ];

    private static string Data(CheckContext context) => Path.GetFullPath(context.Options.DataDirectory);

    private static IEnumerable<Finding> Keys(CheckContext context)
    {
        var keys = Path.Combine(Data(context), "keys");
        var started = File.Exists(Path.Combine(Data(context), "journal.db"));
        if (context.Options.Checkout.Enabled)
            yield return Key(context.Options.Checkout.KeyFile ?? Path.Combine(keys, "store.key"), started);
        foreach (var name in new[] { "signing.key", "pages.json" })
        {
            if (File.Exists(Path.Combine(keys, name)))
                yield return Key(Path.Combine(keys, name), false);
        }
    }

    private static Finding Key(string file, bool needed)
    {
        var on = Path.GetFileName(file);
        if (!File.Exists(file))
        {
            return needed
                ? Finding.Fail(new("密钥文件不见了", "the key file is gone"), new("没有它，已登记的身份信息谁也读不出来", "Without it nobody can read the identities that were recorded"), new("从备份放回密钥文件，不要让网关另生成一个", "Put the key file back from the backup; do not let the gateway make another"), on)
                : Finding.Skip("还没有，第一次启动时生成", "none yet; made at the first start", on);
        }
        if (OperatingSystem.IsWindows())
            return Finding.Ok("存在", "is there", on);
        var mode = File.GetUnixFileMode(file);
        return Finding.Of((mode & Others) != 0 ? CheckLevel.Fail : CheckLevel.Ok, Finding.Same(Octal(mode)), new("别的用户也能读密钥", "Other users can read the key"), new($"chmod 600 {on}", $"chmod 600 {on}"), on);
    }

    private static IEnumerable<Finding> Folders(CheckContext context)
    {
        foreach (var folder in new[] { Data(context), Path.Combine(Data(context), "keys"), Path.Combine(Data(context), "evidence") }.Where(Directory.Exists))
        {
            var on = Path.GetRelativePath(Path.GetDirectoryName(Data(context)) ?? "/", folder);
            if (!context.Machine.MayUse(folder))
            {
                yield return Finding.Fail(new("网关用户不能读写", "this user may not read and write it"), new("目录的主人不是网关用户", "The folder does not belong to the gateway's user"), new("chown -R 给网关用户；命令行请用同一用户运行", "chown -R to the gateway's user; run verbs as the same user"), on);
                continue;
            }
            var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(folder);
            yield return Finding.Of((mode & UnixFileMode.OtherWrite) != 0 ? CheckLevel.Fail : CheckLevel.Ok, Finding.Same(Octal(mode)), new("任何用户都能改这个目录", "Any user can change this folder"), new("chmod o-w", "chmod o-w"), on);
        }
        if (!Directory.Exists(Data(context)))
            yield return Finding.Skip("数据目录还没有，第一次启动时生成", "the data folder is not there yet; made at the first start");
    }

    // Addresses of cameras carry their passwords: such a file is for the gateway's eyes only.
    private static Finding Configuration(CheckContext context)
    {
        if (context.ConfigurationFile is not { } file || OperatingSystem.IsWindows() || !File.Exists(file))
            return Finding.Skip("没有配置文件，或不知道是哪个", "there is no configuration file, or it is not known which");
        var mode = File.GetUnixFileMode(file);
        if ((mode & UnixFileMode.OtherWrite) != 0)
            return Finding.Fail(Finding.Same(Octal(mode)), new("任何用户都能改配置", "Any user can change the configuration"), new("chmod o-w 配置文件", "chmod o-w the file"));
        var secret = context.Options.Cameras.Any(camera => Login().IsMatch(camera.Address));
        return Finding.Of(secret && (mode & UnixFileMode.OtherRead) != 0 ? CheckLevel.Warn : CheckLevel.Ok, Finding.Same(Octal(mode)),
            new("配置里有摄像机密码，别的用户也能读", "The file has passwords of cameras, and other users can read it"), new("chmod 640 配置文件，组设为网关用户的组", "chmod 640 the file, with the group of the gateway's user"));
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');

    [GeneratedRegex("://[^/\\s]*:[^/\\s]*@")]
    private static partial Regex Login();
}
