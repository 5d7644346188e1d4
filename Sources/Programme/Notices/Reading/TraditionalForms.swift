/// Traditional forms of the characters that the rule words are written with.
///
/// Only for matching: names and clauses keep the characters they are printed in. The pairs are those of
/// ICU's transform Hant-Hans, one character for one, narrowed to the characters the rules use.
enum TraditionalForms {
    static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for pair in pairs.split(whereSeparator: \.isWhitespace) {
            let scalars = Array(pair.unicodeScalars)
            if scalars.count == 2 { table[scalars[0]] = scalars[1] }
        }
        return table
    }()

    private static let pairs = """
        並并 佈布 佔占 併并 來来 侷局 係系 俱具 個个 備备 傢家 傳传 僑侨 價价 億亿 優优 兒儿 內内 兩两 冊册 別别 則则 剋克 創创 劃划 劑剂 動动 務务 勞劳 勵励 匯汇 區区
        協协 參参 員员 問问 啓启 啟启 單单 噸吨 噹当 嚮向 嚴严 圍围 園园 圖图 團团 執执 堅坚 報报 場场 塊块 壓压 婦妇 嬰婴 學学 實实 審审 寶宝 尅克 將将 專专 對对 導导
        屆届 層层 屬属 師师 幫帮 幾几 廠厂 廳厅 廻回 張张 強强 彆别 彙汇 後后 從从 復复 態态 戶户 掃扫 掛挂 換换 揮挥 搆构 擊击 擔担 據据 擬拟 擴扩 數数 斷断 於于 昇升
        時时 曆历 曏向 書书 會会 桿杆 條条 棟栋 業业 極极 構构 樁桩 樓楼 標标 樹树 機机 檔档 檢检 檯台 權权 欵款 歲岁 歷历 殘残 決决 況况 減减 準准 滿满 瀏浏 為为 無无
        營营 爭争 爲为 牀床 牽牵 現现 環环 產产 産产 畝亩 畢毕 當当 發发 盞盏 監监 盤盘 眾众 睏困 瞭了 確确 碼码 礦矿 種种 稱称 積积 穩稳 箇个 節节 範范 篩筛 簽签 籌筹
        籤签 糰团 紀纪 約约 級级 細细 終终 組组 結结 絡络 給给 經经 綫线 維维 網网 線线 編编 縣县 縮缩 總总 織织 繞绕 繫系 繼继 續续 纍累 罣挂 羣群 聞闻 聯联 聲声 職职
        臺台 與与 舉举 萬万 著着 蓋盖 處处 號号 衆众 裏里 補补 裡里 製制 複复 覈核 見见 規规 視视 親亲 覽览 計计 訓训 託托 訪访 設设 註注 証证 評评 話话 認认 課课 調调
        論论 證证 識识 護护 讀读 變变 讓让 豐丰 負负 貧贫 貫贯 責责 費费 貼贴 資资 質质 購购 趕赶 跤交 跼局 車车 較较 載载 輛辆 輪轮 輯辑 轄辖 辦办 農农 迴回 週周 進进
        運运 過过 達达 適适 遷迁 選选 鄉乡 鄰邻 醫医 釋释 釐厘 針针 鈎钩 鉤钩 銀银 錄录 録录 錶表 鍾钟 鎮镇 鏈链 鐘钟 長长 門门 閉闭 開开 間间 関关 閱阅 閲阅 關关 陞升
        隊队 階阶 隨随 隻只 雙双 難难 電电 頁页 頂顶 頃顷 項项 領领 頭头 顆颗 題题 額额 類类 颱台 養养 餘余 館馆 驗验 驟骤 體体 髮发 麵面 點点 黨党 齡龄 齣出
        """
}
