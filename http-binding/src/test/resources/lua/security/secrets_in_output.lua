local http = require("http")
local request = http.request{
  url = "http://user:hunter2@e.org/?a=1",
  headers = {
    Authorization = "Bearer hunter2", ["Proxy-Authorization"] = "hunter2",
    ["X-Api-Key"] = "hunter2", Cookie = "s=hunter2", ["X-Auth-Token"] = "hunter2",
  },
}
print(tostring(request):find("hunter2", 1, true), request:to_curl():find("hunter2", 1, true))
-- expect: nil	nil
local ok, err = pcall(http.get, "http://user:hunter2@127.0.0.1:1/")
print(tostring(err):find("hunter2", 1, true), err.url)
-- expect: nil	http://127.0.0.1:1/
print(select(2, pcall(http.get, "user:hunter2@e.org")))
-- expect: URL "***@e.org" lacks "http://" or "https://"
local client = http.client{ auth = { "user", "hunter2" }, headers = { Authorization = "hunter2" } }
print(tostring(client):find("hunter2", 1, true))
-- expect: nil
