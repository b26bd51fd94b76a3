local http = require("http")
local function refused(what, fn, ...)
  local ok, err = pcall(fn, ...)
  print(what, ok, ok or err.kind)
end
local function header(name, value)
  return function() http.request(BASE .. "/echo"):set_header(name, value) end
end
refused("CR LF in a value", header("X-A", "v\r\nInjected: 1"))
-- expect: CR LF in a value	false	invalid_header
refused("LF in a value", header("X-A", "v\nInjected: 1"))
-- expect: LF in a value	false	invalid_header
refused("NUL in a value", header("X-A", "v\0"))
-- expect: NUL in a value	false	invalid_header
refused("CR LF in a name", header("X-B\r\nInjected", "1"))
-- expect: CR LF in a name	false	invalid_header
refused("a space in a name", header("X C", "1"))
-- expect: a space in a name	false	invalid_header
refused("a colon in a name", header("X-F:", "1"))
-- expect: a colon in a name	false	invalid_header
refused("an empty name", header("", "1"))
-- expect: an empty name	false	invalid_header
refused("a method of two words", http.request, { method = "GE T", url = BASE })
-- expect: a method of two words	false	invalid_option
refused("an empty method", http.request, { method = "", url = BASE })
-- expect: an empty method	false	invalid_option
refused("a method with CR LF", http.request, { method = "GET\r\nX: y", url = BASE })
-- expect: a method with CR LF	false	invalid_option
refused("a space in a cookie's name", http.get, BASE .. "/echo", { cookies = { ["a b"] = "1" } })
-- expect: a space in a cookie's name	false	invalid_option
refused("CR LF in a URL", http.get, BASE .. "/echo\r\nX: y")
-- expect: CR LF in a URL	false	invalid_url
local body = http.post(BASE .. "/echo", {
  multipart = { { name = 'a"b\r\nc', value = "1", filename = 'x"\r\n.txt' } },
}):json().body
print((body:match("Content%-Disposition: ([^\r]*)")))
-- expect: form-data; name="a%22b%0D%0Ac"; filename="x%22%0D%0A.txt"
print(http.get(BASE .. "/echo", { headers = { ["X-F"] = " é☃\t" } }):json().headers["x-f"])
-- expect: é☃
