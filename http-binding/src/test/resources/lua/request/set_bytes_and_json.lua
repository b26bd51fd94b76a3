local http = require("http")
print(http.request("PUT", BASE .. "/echo", {}):set_bytes({ 65, 66 }):execute():json().body)
-- expect: AB
print(http.request("PUT", BASE .. "/echo", {}):set_json({ 1, 2 }):execute():json().body)
-- expect: [1,2]
