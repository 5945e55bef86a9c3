using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeGateway.Service.Hosting;

/// <summary>The page's certificate. A file renewed in place counts from the next connection on; one that cannot be used leaves the old one in force. Any thread.</summary>
/// <param name="file">PEM with certificate and key.</param>
internal sealed class PageCertificate(string file)
{
    private readonly Lock _gate = new();
    private DateTime _written = File.GetLastWriteTimeUtc(file);
    private X509Certificate2 _current = X509Certificate2.CreateFromPemFile(file);

    public X509Certificate2 Current
    {
        get
        {
            lock (_gate)
            {
                var written = File.GetLastWriteTimeUtc(file);
                if (written != _written)
                    Renew(written);
                return _current;
            }
        }
    }

    // The old one is not disposed: a handshake may still use it.
    private void Renew(DateTime written)
    {
        try
        {
            _current = X509Certificate2.CreateFromPemFile(file);
            _written = written;
        }
        catch (Exception halfWritten) when (halfWritten is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Looked at again at the next connection; until then the thing "certificates" says that the file cannot be read.
            return;
        }
    }
}
