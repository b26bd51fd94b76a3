_G["odd name"] = 1
_G[""] = 2
_G[3] = "three"
_G[true] = "yes"
print(_G["odd name"], _G[""], _G[3], _G[true])
-- expect: 1	2	three	yes
