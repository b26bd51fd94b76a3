local http = require("http")
local request = http.request(BASE .. "/echo")
local function refused(method, value) print(select(2, pcall(request[method], request, value))) end
refused("save", "/no/such/folder/file")
-- expect: cannot save to /no/such/folder/file: no such file or directory
refused("set_tls", { ca = "/no/such/file" })
-- expect: tls.ca file /no/such/file cannot be read: no such file or directory
refused("set_tls", { cert = "pom.xml" })
-- expect: tls.cert is neither PEM nor a PKCS #12 store
refused("set_tls", { ca = "pom.xml" })
-- expect: tls.ca has a certificate that cannot be read
refused("set_tls", { cert = "-----BEGIN CERTIFICATE-----" })
-- expect: tls.cert: there is no private key in PEM
