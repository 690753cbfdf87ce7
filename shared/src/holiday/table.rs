//! The public holidays of the world, 2025 to 2035. Written by generate.py; do not edit.
//!
//! Made from `holidays` 0.109, which is
//! Copyright (c) Vacanza Team and individual contributors,
//! Copyright (c) dr-prodigy <dr.prodigy.github@gmail.com>, 2017-2023,
//! Copyright (c) ryanss <ryanssdev@icloud.com>, 2014-2017;
//! MIT licence, whose text is in LICENSE-holidays beside this file.

/// The first year of the table.
pub(super) const FIRST_YEAR: i16 = 2025;
/// How many years the table has.
pub(super) const YEARS: usize = 11;

/// Names of holidays, one on each line.
pub(super) static NAMES: &str = "15 Khordad Uprising
1st Navratra
1st Octave
29 of Lunar New Year
75th anniversary of the East German uprising of 1953
80th anniversary of the liberation from Nazism and the end of the Second World War in Europe
ANZAC Day
ANZAC Day (observed)
Abolition of Slavery
Abolition of slavery in Ceará
Accession Day
Act of Self Determination Day
Act of Self Determination Day (observed)
Additional day off by Presidential decree
Additional holiday
Additional public holiday
Additional special (non-working) day
Adelaide Cup Day
Adhi Poson Full Moon Poya Day
Adwa Victory Day
Afghanistan Independence Day
Africa Day
Africa Day (observed)
Africa Freedom Day
Africa Freedom Day (observed)
Africa Liberation Day
Africa Liberation Day (observed)
Africa/Heroes Day
African Emancipation Day
African Emancipation Day (observed)
African Liberation Day
Agricultural Reform Day
Agricultural Reform Day (observed)
Agriculture and Labor Day
Akhil Sikkim Khas Chettri Bahun Kalyan Sangh's Foundation Day
Akshay Tritiya
Alaska Day
Alaska Day (observed)
All Saints' Day
All Saints' Day (observed)
All Saints' Eve
All Souls' Day
All Souls' Day (observed)
Alphabet Day
Alphabet Day (observed)
Alternative holiday for Buddha's Birthday
Alternative holiday for Children's Day
Alternative holiday for Christmas Day
Alternative holiday for Chuseok
Alternative holiday for Constitution Day
Alternative holiday for Hangul Day
Alternative holiday for Independence Movement Day
Alternative holiday for Korean New Year
Alternative holiday for Labor Day
Alternative holiday for Liberation Day
Alternative holiday for National Foundation Day
Amazigh New Year
Amazonia Day
American Indian Heritage Day
American Samoa Flag Day
American Samoa Flag Day (observed)
American Withdrawal Day
Ancestry Day
Andalusia Day
Andorra la Vella Festival
Angam Day
Angam Day (observed)
Anguilla Day
Anguilla Day (observed)
Annexation of the Party of Nicoya to Costa Rica
Anniversary Day
Anniversary of the Arengo
Anniversary of the Battle of Salta
Anniversary of the Battle of Tucumán
Anniversary of the CNSP Coup
Anniversary of the CNSP Coup (observed)
Anniversary of the Coronation of HM King George Tupou I
Anniversary of the Coronation of HM King George Tupou I (observed)
Anniversary of the Death of Enrique Angelelli
Anniversary of the Death of General José Francisco de San Martín
Anniversary of the Death of General Manuel Belgrano
Anniversary of the Death of Néstor Carlos Kirchner
Anniversary of the Death of Ángel Vicente Peñaloza
Anniversary of the Election of the Holy Father
Anniversary of the Fall of Fascism and Freedom Day
Anniversary of the February 17 Revolution
Anniversary of the Foundation of Vatican City
Anniversary of the Installation of the Sultan of Terengganu
Anniversary of the Installation of the Sultan of Terengganu (observed)
Anniversary of the Liberation of the Republic and Feast of Saint Agatha
Anniversary of the Proclamation of Independence
Anniversary of the Proclamation of Independence (observed)
Anniversary of the arrival of the first Welsh settlers
Anniversary of the revelation of the Quran
Anniversary of the revelation of the Quran (estimated)
Anniversary of the revelation of the Quran (observed, estimated)
Antarctica Day
Anti-Fascist Struggle Day
Anzac Day
Anzac Day (observed)
Arbaeen
Arbaeen (estimated)
Arbor Day
Archbishop Janani Luwum Day
Armed Forces Day
Armed Forces Day (observed)
Armenian Orthodox Christmas Day
Armistice Day
Armistice Day (observed)
Army Day
Arrival Day
Arrival Day (observed)
Arrival of Indentured Laborers
Asarnha Bucha
Asarnha Bucha (in lieu)
Ascension Day
Ascension Day (observed)
Ascent of Saint Dominic
Ash Wednesday
Ashura
Ashura (estimated)
Ashura (observed)
Ashura (observed, estimated)
Assault and Capture of Cape Arica
Assumption Day
Assumption Day (observed)
Assumption Of Mary Day
Assumption of Mary Day
Asturias Day
Asuncion Foundation's Day
Auckland Anniversary Day
August Bank Holiday
August Monday
August Thursday
Australia Day
Australia Day (observed)
Autonomy Day
Autonomy Day (observed)
Autumnal Equinox Day
Aymara New Year
Aymara New Year (observed)
Ayudha Puja
Ayyankali's Birthday
Bahag Bihu
Bahia Independence Day
Baisakhi
Bak Full Moon Poya Day
Barthélemy Boganda Day
Battle of Angamos Day
Battle of Arica and Flag Day
Battle of Ayacucho Day
Battle of Boyacá
Battle of Carabobo
Battle of Junín Day
Battle of Naefels Victory Day
Battle of San Jacinto Day
Battle of the Boyne
Battle of the Boyne (observed)
Beginning of Ramadan
Beginning of Ramadan (estimated)
Beginning of Ramadan (observed)
Beginning of Ramadan (observed, estimated)
Bengali New Year
Bengali New Year's Day
Beni Day
Benito Juárez's birthday
Bennington Battle Day
Bennington Battle Day (observed)
Bermuda Day
Betico Day
Bhai Duj
Bhai Tika
Bhanu's Birthday
Big Day
Bijaya Dashami
Binara Full Moon Poya Day
Birsa Munda's Birthday
Birth Anniversary of Guru Rinpoche
Birth Anniversary of His Majesty the King
Birth Anniversary of the 3rd Druk Gyalpo
Birth Anniversary of the 4th Druk Gyalpo - Constitution Day
Birthday of HM Yang di-Pertuan Agong
Birthday of Imam Ali
Birthday of Imam Ali (estimated)
Birthday of Late King Sobhuza
Birthday of Late King Sobhuza (observed)
Birthday of Mahdi
Birthday of Mahdi (estimated)
Birthday of Mamerto Esquiú
Birthday of Muhammad and Imam Ja'far al-Sadiq
Birthday of Muhammad and Imam Ja'far al-Sadiq (estimated)
Birthday of Simon Bolivar
Birthday of The Sultan of Kedah
Birthday of The Sultan of Selangor
Birthday of The Sultan of Selangor (observed)
Birthday of the Governor of Malacca
Birthday of the Governor of Malacca (observed)
Birthday of the Governor of Penang
Birthday of the Governor of Sabah
Birthday of the Governor of Sarawak
Birthday of the Heir to the Crown of Tonga
Birthday of the Heir to the Crown of Tonga (observed)
Birthday of the Raja of Perlis
Birthday of the Raja of Perlis (observed)
Birthday of the Reigning Sovereign of Tonga
Birthday of the Reigning Sovereign of Tonga (observed)
Birthday of the Sultan of Johor
Birthday of the Sultan of Kelantan
Birthday of the Sultan of Negeri Sembilan
Birthday of the Sultan of Negeri Sembilan (observed)
Birthday of the Sultan of Pahang
Birthday of the Sultan of Pahang (observed)
Birthday of the Sultan of Perak
Birthday of the Sultan of Terengganu
Birthday of the Sultan of Terengganu (observed)
Black Saturday
Blessed Rainy Day
Boa Vista Municipality Day
Bocage Day
Bonaire Day
Bonifacio Day
Boqueron Battle Day
Botswana Day
Botswana Day (observed)
Botswana Day Holiday
Botswana Day Holiday (observed)
Bounty Day
Bounty Day (observed)
Boxing Day
Boxing Day (observed)
Boxing Day (substitute day)
Boxing Day Holiday
Brava Municipality Day
Bridge Holiday
Bridge Public Holiday
British Columbia Day
Buddha Jayanti
Buddha Purnima
Buddha's Birthday
Buddhist Lent Day
Buddhist Lent Day (in lieu)
Burial ceremony of Dr. Sam Shafiishuna Nujoma
CARICOM Day
Caacupe Virgin Day
Canada Day
Canada Day (observed)
Canberra Day
Candlemas
Canonization of José Gregorio Hernández and Mother Carmen Rendiles
Cantabria Institutions Day
Canterbury Anniversary Day
Capital Day
Capital Day (observed)
Carnival
Carnival Day
Carnival Day (observed)
Carnival Day - Last Lap
Carnival Day - Last Lap (observed)
Carnival Monday
Carnival Tuesday
Carnival in Oruro
Casimir Pulaski Day
Cassinga Day
Cassinga Day (observed)
Castile and León Day
Castilla-La Mancha Day
Catamarca Autonomy Day
Catholic Christmas Day
Catholic Christmas Day (observed)
Catholic Christmas Eve
Catholic Easter
Catholic Easter (observed)
Catholic Easter Monday
Catholic Easter Sunday
Catholic Easter Sunday (observed)
Catholic Good Friday
Celebrations of San Salvador
Central Province Day
Central Province Day (observed)
Cesar Chavez Day
Cesar Chavez Day (observed)
Ceuta Day
Chaco Armistice Day
Chaitra Sukladi
Chakri Memorial Day
Chakri Memorial Day (in lieu)
Change of Federal Government
Chatham Islands Anniversary Day
Cheikh al Maarouf Day
Cheongmyeong Festival
Cheti Chand
Chhath Parva
Chhath Puja
Chhatrapati Shivaji Maharaj's Birthday
Children's Day
Children's Day (observed)
Chinese New Year
Chinese New Year (Second Day)
Chinese New Year (Second Day) (estimated)
Chinese New Year (Second Day) (observed)
Chinese New Year (Second Day) (observed, estimated)
Chinese New Year (Spring Festival)
Chinese New Year (Spring Festival) (observed)
Chinese New Year (estimated)
Chinese New Year (observed)
Chinese New Year (observed, estimated)
Chinese New Year's Day
Chinese New Year's Eve
Chinese New Year's Eve (observed)
Chinese Spring Festival
Chitragupt's Birthday
Choiseul Province Day
Choiseul Province Day (observed)
Christmas
Christmas Day
Christmas Day (by new style)
Christmas Day (by old style)
Christmas Day (observed)
Christmas Day (substitute day)
Christmas Day Holiday
Christmas Eve
Christmas Eve (observed)
Christmas Holiday
Christmas Holiday (observed)
Christmas Second Day
Christmas and Epiphany
Christmas and Family Day
Chuquisaca Day
Chuseok
Chuuk State Constitution Day
Chuuk State Constitution Day (observed)
Citizenship Day
Citizenship Day (observed)
Civic Holiday
Cochabamba Day
Colon Day
Colon Day (observed)
Columbus Day
Columbus Day (observed)
Columbus Day / American Indian Heritage Day / Fraternal Day
Columbus Day and Puerto Rico Friendship Day
Coming of Age Day
Commemoration of Atatürk, Youth and Sports Day
Commemoration of the Assassination of National Hero, Prince Louis Rwagasore
Commemoration of the Assassination of National Hero, Prince Louis Rwagasore (observed)
Commemoration of the Assassination of President Cyprien Ntaryamira
Commemoration of the Assassination of President Cyprien Ntaryamira (observed)
Commemoration of the Assassination of President Melchior Ndadaye
Commemoration of the Assassination of President Melchior Ndadaye (observed)
Commemoration of the Assault of the Moncada garrison
Commemoration of the Battle of Caseros
Commemoration of the Battle of Vertieres
Commemoration of the Dead
Commemoration of the Saddam Baath crimes against the Iraqi people
Commemoration of the workers shot in the Patagonian Strikes
Commencement of the Armed Struggle
Commerce Day
Commonwealth Covenant Day
Commonwealth Covenant Day (observed)
Commonwealth Cultural Day
Commonwealth Day
Confederate Memorial Day
Confucius' Birthday
Confucius' Birthday (observed)
Congolese Genocide Memorial Day
Congolese Genocide Memorial Day (observed)
Constitution Day
Constitution Day (in lieu)
Constitution Day (observed)
Constitution Day Holiday
Constitution Day Holiday (observed)
Constitution Oath Day
Constitution and State Flag Day
Constitution and State Flag Day (observed)
Constitutional Assembly Convocation Day
Constitutionalist Revolution
Cook Islands Gospel Day
Cook Islands Gospel Day (observed)
Coptic Christmas Day
Coptic Easter
Coronation Day
Coronation Day (in lieu)
Coronation of His Majesty the King
Corpus Christi
Corpus Christi (observed)
Corpus Domini
Creation of the Federal Territory
Creation of the Polisario Front
Culturama Day - Last Lap
Culture Day
Curaçao Day
Custom Chief's Day
Custom Chief's Day (observed)
Cyclone Day
Cyprus Independence Day
Cyprus National Day
Daeboreum
Dassain
Dassain (estimated)
Day After Assumption of Mary
Day After Christmas
Day After Christmas (observed)
Day After Good Friday
Day After Thanksgiving
Day Before Assumption of Mary
Day Before Sinhala and Tamil New Year
Day Following Vesak Full Moon Poya Day
Day after Eid al-Adha
Day after Eid al-Adha (estimated)
Day after Eid al-Adha (observed)
Day after Eid al-Adha (observed, estimated)
Day after New Year's Day
Day after New Year's Day (observed)
Day after Night of Power
Day after Night of Power (estimated)
Day after Prophet's Birthday
Day after Prophet's Birthday (estimated)
Day after the Christmas Day
Day after the Eid al-Adha
Day after the Eid al-Fitr
Day after the Eid al-Fitr (estimated)
Day after the Independence Day
Day after the Labor Day
Day after the New Year's Day
Day following Christmas
Day following Christmas (observed)
Day following Independence Day
Day following Independence Day (observed)
Day of Arafah
Day of Arafah (estimated)
Day of Arafah (observed, estimated)
Day of Dew and Saint John
Day of Family Sanctity and Respect for Parents
Day of Freedoms
Day of Goodwill
Day of Goodwill (observed)
Day of Indigenous Resistance
Day of King Amador
Day of King Amador (observed)
Day of Memory and Honor
Day of Memory and Honor (observed)
Day of Memory of General Don Martín Miguel de Güemes
Day of Mourning for President Muhammadu Buhari
Day of Our Lady of Immaculate Conception and Timor-Leste Patroness
Day of Our Lady of Victory
Day of Our Lady of the Rosary of Chiquinquirá
Day of Our Lady of the Rosary of Chiquinquirá (observed)
Day of Our Lady of the Seven Sorrows
Day of Portugal, Camões, and the Portuguese Communities
Day of Prayer and Thanksgiving
Day of Reconciliation
Day of Reconciliation (observed)
Day of Rejoicing
Day of Remembrance for Truth and Justice
Day of Remembrance for the Dead
Day of Remembrance for the Fallen Defenders of the Fatherland
Day of Remembrance of the Victims of Armenian Genocide
Day of Restoration of Independence of Lithuania
Day of Restoration of the State of Lithuania
Day of Silence
Day of Slavonic Alphabet, Bulgarian Enlightenment and Culture
Day of Slavonic Alphabet, Bulgarian Enlightenment and Culture (observed)
Day of Songun
Day of Uprising Against Occupation
Day of Valor
Day of Victory in the Great Fatherland Liberation War
Day of Victory over Fascism
Day of Victory over the Genocidal Regime
Day of establishment of Brčko District
Day of establishment of Brčko District (observed)
Day of the Autonomous Region of Madeira and the Madeiran Communities
Day of the Autonomous Region of the Azores
Day of the Balearic Islands
Day of the Beginning of the Armed Struggle
Day of the Canary Islands
Day of the Dead
Day of the Death of Juan Facundo Quiroga
Day of the Establishment of the Slovak Republic
Day of the Flood
Day of the House of Ariki
Day of the Maroons
Day of the Namibian Women and International Human Rights Day
Day of the Namibian Women and International Human Rights Day (observed)
Day of the National Rebellion
Day of the Province of Tierra del Fuego, Antarctica and the South Atlantic Islands
Day of the Shining Star
Day of the Struggle of Simon Kimbangu and African Consciousness
Day of the Struggle of Simon Kimbangu and African Consciousness (observed)
Day of the Sun
Day of the Virgin of the Rosary of Río Blanco and Paypaya
Day off (substituted from 01/02/2027)
Day off (substituted from 01/03/2026)
Day off (substituted from 01/03/2027)
Day off (substituted from 01/04/2025)
Day off (substituted from 01/04/2026)
Day off (substituted from 01/05/2025)
Day off (substituted from 01/10/2026)
Day off (substituted from 01/11/2025)
Day off (substituted from 01/17/2026)
Day off (substituted from 01/26/2025)
Day off (substituted from 02/08/2025)
Day off (substituted from 02/14/2026)
Day off (substituted from 02/20/2027)
Day off (substituted from 02/23/2025)
Day off (substituted from 02/28/2026)
Day off (substituted from 03/08/2025)
Day off (substituted from 03/10/2025)
Day off (substituted from 03/22/2025)
Day off (substituted from 03/29/2025)
Day off (substituted from 04/01/2025)
Day off (substituted from 04/25/2026)
Day off (substituted from 04/26/2025)
Day off (substituted from 04/27/2025)
Day off (substituted from 05/09/2026)
Day off (substituted from 05/10/2025)
Day off (substituted from 05/17/2025)
Day off (substituted from 06/21/2025)
Day off (substituted from 06/27/2026)
Day off (substituted from 07/12/2025)
Day off (substituted from 08/08/2026)
Day off (substituted from 08/22/2026)
Day off (substituted from 09/20/2026)
Day off (substituted from 09/28/2025)
Day off (substituted from 10/10/2026)
Day off (substituted from 10/11/2025)
Day off (substituted from 10/18/2025)
Day off (substituted from 11/01/2025)
Day off (substituted from 11/08/2025)
Day off (substituted from 12/12/2026)
Day off (substituted from 12/13/2025)
Day off (substituted from 12/20/2025)
Day off (substituted from 12/29/2024)
Day off for All Souls' Day
Day off for Carnival Day
Day off for Christmas and Family Day
Day off for International Women's Day
Day off for International Worker's Day
Day off for Liberation Movement Day
Day off for National Heroes' Day
Day off for National Independence Day
Day off for New Year's Day
Day off for Peace and National Reconciliation Day
Day off for Southern Africa Liberation Day
Dayak Festival Day
Dayak Festival Day (observed)
Dayton Agreement Day
Death Anniversary of Zhabdrung
Death of Dessalines
Death of Imam Khomeini
Death of Prophet Muhammad and Martyrdom of Hasan ibn Ali
Death of Prophet Muhammad and Martyrdom of Hasan ibn Ali (estimated)
Declaration of Independence
Declaration of Independence Day
Declaration of Independence Day (observed)
Declaration of Independence of Quito
Declaration of Independence of Quito (observed)
Decoration Day
Defender of the Fatherland Day
Defender of the Fatherland Day (observed)
Defense Forces Day
Democracy Day
Democracy Day (observed)
Democracy and Freedom Day
Democracy and National Unity Day
Descending Day of Lord Buddha
Descent of Saint Dominic
Discovery Day
Discovery of Príncipe Island
Discovery of Príncipe Island (observed)
Diwali
Diwali (Bali Pratipada)
Diwali (estimated)
Diwali (observed)
Diwali (observed, estimated)
Dormition of the Mother of God
Double Ninth Festival
Double Ninth Festival (observed)
Dr. B. R. Ambedkar's Birthday
Dr. Martin Luther King Jr. / Civil Rights Day
Dr. Martin Luther King Jr. and Robert E. Lee's Birthdays
Dragon Boat Festival
Dragon Boat Festival (observed)
Dri-jerbal Day
Durgashtami
Duruthu Full Moon Poya Day
Dussehra
Duwadashi (Dashain)
Early May Bank Holiday
Easter
Easter Monday
Easter Saturday
Easter Sunday
Easter Tuesday
Eid al-Adha
Eid al-Adha (Second Day)
Eid al-Adha (Second Day) (estimated)
Eid al-Adha (Second Day) (observed)
Eid al-Adha (Second Day) (observed, estimated)
Eid al-Adha (estimated)
Eid al-Adha (observed)
Eid al-Adha (observed, estimated)
Eid al-Adha Holiday
Eid al-Adha Holiday (estimated)
Eid al-Adha Holiday (observed)
Eid al-Adha Holiday (observed, estimated)
Eid al-Fitr
Eid al-Fitr (Second Day)
Eid al-Fitr (Second Day) (estimated)
Eid al-Fitr (Second Day) (observed)
Eid al-Fitr (Second Day) (observed, estimated)
Eid al-Fitr (Third Day)
Eid al-Fitr (Third Day) (estimated)
Eid al-Fitr (Third Day) (observed, estimated)
Eid al-Fitr (additional holiday)
Eid al-Fitr (estimated)
Eid al-Fitr (observed)
Eid al-Fitr (observed, estimated)
Eid al-Fitr Holiday
Eid al-Fitr Holiday (estimated)
Eid al-Fitr Holiday (observed)
Eid al-Fitr Holiday (observed, estimated)
Eid al-Fitr Second Day
Eid al-Fitr Second Day (estimated)
Eid al-Ghadir
Eid al-Ghadir (estimated)
Eid-ul-Adha
Eid-ul-Adha (estimated)
Eid-ul-Fitr
Eid-ul-Fitr (estimated)
Eight Hours Day
Ekadashi (Dashain)
Election Day
Election Partial Day Holiday
Elections special (non-working) day
Elevation of Amazonas to province
Emancipation Day
Emancipation Day (observed)
Emancipation Day In Texas
Emancipation Monday
Emancipation Tuesday
Emancipation Wednesday
Emperor's Birthday
Environment Day
Environment Day (observed)
Epiphany
Epiphany (Three Kings' Day and Orthodox Christmas)
Epiphany (observed)
Errol Barrow Day
Errol Barrow Day (observed)
Esala Full Moon Poya Day
Escaldes-Engordany Festival
Ethiopian New Year
Ethiopian Patriots' Victory Day
Europe Day
Europe Day (observed)
Evacuation Day
Evacuation Day (observed)
Evangelical Day
Exaltation of the Holy Cross Day
Extremadura Day
FSM Veterans of Foreign Wars Day
FSM Veterans of Foreign Wars Day (observed)
Fagu Poornima
Fagu Poornima (Terai)
Family Day
Family Day (observed)
Farmers' Day
Fasting and Prayer Day
Fat Tuesday
Father Lini Day
Father Lini Day (observed)
Father's Day
Feast of Our Lady of Graces
Feast of Our Lady of Mércoles
Feast of Our Lady of Sorrows
Feast of Our Lady of Victories
Feast of Saint Joseph
Feast of Saint Paul's Shipwreck
Feast of Saint Peter Chanel
Feast of Saint Peter and Saint Paul
Feast of San Salvador
Feast of the Annunciation
Feast of the Assumption
Feast of the Immaculate Conception
Feasts of the Lord and the Virgin of Miracle
Federal Territory Day
Federal Territory Day (observed)
Federated States of Micronesia Day
Federated States of Micronesia Day (observed)
Festival Day
Festival Day (observed)
Fifth Day of Lunar New Year
Fiji Day
Fiji Day (observed)
Finding of True Cross
Finding of the True Cross
First Day of Ramadan
First Day of Ramadan (estimated)
First Day of Ramadan (observed)
First Day of Ramadan (observed, estimated)
First Day of Summer
First Martyr
First Sermon of Lord Buddha
Fisherman's Day
Flag Day and University Day
Flag and Independence Day
Flag and Independence Day (observed)
Foundation Day
Foundation Day (observed)
Foundation Day of the Korean Children's Union
Foundation Day of the Workers' Party of Korea
Foundation of Goiás city
Foundation of Goiânia
Founder's Day
Founding Day Holiday
Founding Day Holiday (observed)
Founding Day of the DPRK
Founding Day of the Korean People's Army
Founding Day of the Korean People's Revolutionary Army
Founding Day of the Republic of China
Founding Day of the Republic of China (observed)
Founding of Acre
Founding of Brasilia
Fourth Day of Lunar New Year
Frances Xavier Cabrini Day
Freedom Day
Freedom Day (observed)
Freedom and Democracy Day
Freedom and Democracy Day (observed)
Friday After Thanksgiving
Friday before the AFL Grand Final
Full Moon Day of Kason
Full Moon Day of Tabaung
Full Moon Day of Tazaungmon
Full Moon Day of Waso
Fulpati
Gai Tihar
Galician Literature Day
Galician National Day
Ganesh Chaturthi
Ganesh Chaturthi (Day 2)
Ganesh Chaturthi / Vinayak Chaturthi
Garia Puja
Garifuna Settlement Day
Garifuna Settlement Day (observed)
Gaucho Day
General Election Day
General Elections
General Prayer Day
Genevan Fast
Genghis Khan's Birthday
Genocide Remembrance Day
George Price Day
George Price Day (observed)
George Town Heritage Day
George Town Heritage Day (observed)
George Washington & Thomas Jefferson's Birthday
George Washington Day
George Washington Day, Presidents' Day, and the Day of the Women and Men Heroes of Puerto Rico
George Washington's Birthday and Daisy Gatson Bates Day
German Unity Day
Ghatasthapana
Gibraltar National Day
Gibraltar National Day (observed)
Girmit Day
Glorifying Mother of God
Goa Liberation Day
Gobardhan Pooja
Golden Jubilee
Good Friday
Good Friday (observed)
Gospel Day
Gospel Day (observed)
Govardhan Puja
Grand Chief Sir Michael Somare Remembrance Day
Grand Magal of Touba (estimated)
Great Day of Jujuy
Great Military Parade Day
Great Prayer Day
Greek Independence Day
Green March
Green Monday
Greenery Day
Gregorian Easter Sunday
Grão-Pará joining to independence of Brazil
Guadalcanal Province Day
Guadalcanal Province Day (observed)
Guam Discovery Day
Gudi Padwa
Gujarati New Year
Guru Arjun Dev's Martyrdom Day
Guru Gobind Singh's Birthday
Guru Nabha Dass's Birthday
Guru Nanak's Birthday
Guru Ravi Das's Birthday
Guru Tegh Bahadur's Martyrdom Day
Gyalpo Lhosar
HM King Bhumibol Adulyadej Memorial Day
HM King Bhumibol Adulyadej Memorial Day (in lieu)
HM King Bhumibol Adulyadej the Great's Birthday
HM King Bhumibol Adulyadej the Great's Birthday (in lieu)
HM King Chulalongkorn Memorial Day
HM King Chulalongkorn Memorial Day (in lieu)
HM King Maha Vajiralongkorn's Birthday
HM King Maha Vajiralongkorn's Birthday (in lieu)
HM King Norodom Sihamoni's Birthday
HM King Norodom Sihamoni's Coronation Day
HM King Norodom Sihanouk Mourning Day
HM Queen Norodom Monineath Sihanouk the Queen-Mother's Birthday
HM Queen Sirikit The Queen Mother's Birthday
HM Queen Sirikit The Queen Mother's Birthday (in lieu)
HM Queen Suthida's Birthday
HM Queen Suthida's Birthday (in lieu)
Hangul Day
Happy Day
Harela
Hartalika Teej
Haryana Day
Haryana War Heroes' Martyrdom Day
Hawke's Bay Anniversary Day
Heritage Day
Heritage Day (observed)
Heroes and Foreparents Day
Heroes' Day
Heroes' Day (observed)
Himachal Day
Holi
Holi (observed)
Holiday of Spring and Labor
Holiday of Spring and Labor (observed)
Holiday of Svetitskhovloba, Robe of Jesus
Holika Dahan
Holy Saturday
Holy Thursday
Hong Kong S.A.R. Establishment Day
Hong Kong S.A.R. Establishment Day (observed)
Human Rights Day
Human Rights Day (observed)
Human Rights and Peace Day
Human Rights and Peace Day (observed)
Hung Kings' Commemoration Day
Hung Kings' Commemoration Day (observed)
Ibumin Earoeni Day
Ibumin Earoeni Day (observed)
Il Full Moon Poya Day
Immaculate Conception
Immaculate Conception (observed)
Inauguration Day
Independence (National) Day
Independence (National) Day (observed)
Independence Day
Independence Day (observed)
Independence Day Holiday
Independence Day of the Republic of Belarus (Day of the Republic)
Independence Declaration Day
Independence Movement Day
Independence Restoration Day
Independence and Republic Day
Independence and Unity Day
Independence of Cartagena
Independence of Cartagena (observed)
Independence of Cuenca
Independence of Cuenca (observed)
Independence of Guayaquil
Independence of Guayaquil (observed)
Independent Czech State Restoration Day
Independent Czechoslovak State Day
Indian Arrival Day
Indian Arrival Day (observed)
Indigenous Faith Day
Indigenous People Day
Indigenous Peoples' Day
Indigenous Peoples' Day / Columbus Day
Indigenous Peoples' Resistance Day
Indigenous Peoples' Resistance Day (observed)
International Azerbaijanis Solidarity Day
International Azerbaijanis Solidarity Day (observed)
International Children's Day
International Day of the World's Indigenous Peoples
International Fraternalism Day
International Fraternalism Day (observed)
International Labor Day
International Labor Day (in lieu)
International Labor Day (observed)
International Labour Day
International Neutrality Day
International Neutrality Day (observed)
International New Year Day
International Nowruz Day
International Trade Fair
International Women's Day
International Women's Day (observed)
International Women's Rights Day
International Women's Rights Day (in lieu)
International Worker's Day
International Worker's Day (observed)
International Workers' Day
International Workers' Day (observed)
International Workers' Solidarity Day
Investiture of Captains Regent
Iqbal Day
Iranian Oil Industry Nationalization Day
Isabel Province Day
Isabel Province Day (observed)
Islamic Emirate Victory Day
Islamic New Year
Islamic New Year (estimated)
Islamic New Year (observed)
Islamic New Year (observed, estimated)
Islamic New Year Day
Islamic New Year Day (estimated)
Islamic New Year Day (observed, estimated)
Islamic Republic Day
Islamic Revolution Day
Islander Day
Isra' and Mi'raj
Isra' and Mi'raj (estimated)
Isra' and Mi'raj (observed)
Isra' and Mi'raj (observed, estimated)
J. J. Roberts Memorial Birthday
JAGS McCartney Day
James Ronald Webster Day
James Ronald Webster Day (observed)
Jamhuri Day
Jamhuri Day (observed)
Jan Hus Day
Janai Poornima
Janmashtami (Vaishnava)
January 25th Revolution and National Police Day
January 25th Revolution and National Police Day (observed)
Jefferson Davis Birthday
John Chilembwe Day
John Chilembwe Day (observed)
Jor Mela Fatehgarh Sahib
Juan Pablo Duarte Day
Juan Santamaría Day
Jujuy Exodus Day
Jujuy Political Autonomy Day
Julian Easter Sunday
July 22 Revolution Day
July 22 Revolution Day (observed)
July 23 Revolution Day
July 23 Revolution Day (observed)
July Mass Uprising Day
Jumu'atul-Wida
Jumu'atul-Wida (estimated)
June 30 Revolution Day
June 30 Revolution Day (observed)
June Bank Holiday
Juneteenth National Independence Day
Juneteenth National Independence Day (observed)
Kadooment Day
Kali Puja
Kamehameha Day
Kamehameha Day (observed)
Kamuzu Day
Kamuzu Day (observed)
Karen New Year
Karkadaka Vavu
Karma Puja
Karnataka Rajyotsava
Kartar Singh Sarabha's Martyrdom Day
Kashmir Solidarity Day
Kazakhstan's People Solidarity Holiday
Kazakhstan's People Solidarity Holiday (observed)
Kenneth Kaunda Day
Kenneth Kaunda Day (observed)
Ker Puja
Kerala Assembly Election Day
Kharchi Puja
Khejarli's Martyrdom Day
Khmer New Year's Day
King's Birthday
King's Birthday (observed)
King's Day
Korean New Year
Kosrae Disability Day
Kosrae Disability Day (observed)
Kosrae Liberation Day
Kosrae Liberation Day (observed)
Kosrae State Constitution Day
Kosrae State Constitution Day (observed)
La Paz Day
La Rioja Day
La Rioja Foundation Day
La Tablada
Labor Day
Labor Day (observed)
Labor Day and International Workers' Solidarity Day
Labor Day and International Workers' Solidarity Day (observed)
Labor Thanksgiving Day
Labor and Solidarity Day
Labour Day
Labour Day (observed)
Labour Day Holiday
Lady of Altagracia
Lady of Camarin Day
Lao National Day
Lao National Day (in lieu)
Lao New Year's Day
Lao New Year's Day (in lieu)
Last Day of Year
Last Day of the Year
Late Nar Bahadur Bhandari's Birthday
Late Summer Bank Holiday
Lavity Stoutt's Birthday
Laxmi Pooja
Laylat al-Qadr
Laylat al-Qadr (estimated)
Laylat al-Qadr (observed, estimated)
Liberation Day
Liberation Day (Guam)
Liberation Day (observed)
Liberation Day/Reunification Day
Liberation Day/Reunification Day (observed)
Liberation Movement Day
Liberty Day
Lincoln's Birthday
Lincoln's Birthday (observed)
Lincoln's and Washington's Birthdays
Lincoln/Washington Presidents' Day
Local Election Day
Local Government Elections
Lord Buddha's Parinirvana
Lord Shri Parshuram's Birthday
Los Santos Uprising Day
Los Santos Uprising Day (observed)
Losar
Louis Riel Day
Lunar New Year
Lunar New Year (estimated)
Lunar New Year (observed)
Lunar New Year's Eve
Lyndon Baines Johnson Day
Macao S.A.R. Establishment Day
Macedonian Revolutionary Struggle Day
Macedonian Revolutionary Struggle Day (observed)
Madaraka Day
Madaraka Day (observed)
Madrid Day
Magh Bihu
Maghe Sankranti
Maha Ashtami
Maha Navami
Maha Shivaratri
Maha Sivarathri Day
Mahalaya
Mahanavami
Maharaj Agrasen's Birthday
Maharaja Bir Bikram Kishore Manikya Bahadur's Birthday
Maharaja Hari Singh's Birthday
Maharana Pratap's Birthday
Maharashtra Day
Maharishi Valmiki's Birthday
Mahasaptami
Mahashtami
Mahatma Gandhi's Birthday
Mahatma Jyotiba Phule's Birthday
Mahavira's Birthday
Maio Municipality Day
Majority Rule Day
Majority Rule Day (observed)
Makar Sankranti
Makha Bucha
Makha Bucha (in lieu)
Makira-Ulawa Province Day
Makira-Ulawa Province Day (observed)
Malaita Province Day
Malaita Province Day (observed)
Malaysia Day
Malaysia Day (observed)
Manit Day
Mannam's Birthday
Manu'a Islands Cession Day
Manu'a Islands Cession Day (observed)
Maore Day
Maranhão joining to independence of Brazil
Mardi Gras
Marine Day
Marlborough Anniversary Day
Martin Luther King Jr. / Idaho Human Rights Day
Martin Luther King Jr. Day
Martin Luther King Jr.'s Birthday
Martin Luther King, Jr & Robert E. Lee's Birthday
Martyr's Day
Martyrdom of Ali al-Rida
Martyrdom of Ali al-Rida (estimated)
Martyrdom of Fatima
Martyrdom of Fatima (estimated)
Martyrdom of Hasan al-Askari
Martyrdom of Hasan al-Askari (estimated)
Martyrdom of Imam Ali
Martyrdom of Imam Ali (estimated)
Martyrdom of Imam Ja'far al-Sadiq
Martyrdom of Imam Ja'far al-Sadiq (estimated)
Martyrs Day
Martyrs Day (observed)
Martyrs' Day
Martyrs' Day (observed)
Martyrs' Day and International Mother Language Day
Mary Prince Day
Mashujaa Day
Mashujaa Day (observed)
Matariki
Matāri'i
Maundy Thursday
Mawlid (estimated)
Mawlid (observed, estimated)
May Bank Holiday
May Day
May Day (observed)
May Day Bank Holiday
May Holidays
May Revolution Day
Mazingira Day
Mazingira Day (observed)
Medin Full Moon Poya Day
Meeting of Two Worlds' Day
Melbourne Cup Day
Melilla Day
Memorial Day
Memorial Day (observed)
Memorial Day of Genocide perpetrated against the Tutsi in 1994
Mha Pooja
Mi-Careme
Micronesian Culture and Tradition Day
Micronesian Culture and Tradition Day (observed)
Mid-Autumn Festival
Mid-Autumn Festival (observed)
Mid-Sha'ban
Mid-Sha'ban (estimated)
Mid-winter Day
Mid-winter Day (observed)
Midsummer Day
Midsummer Eve
Midwinter Day
Miracle Day
Missionary Day
Mizo Hmeichhe Insuihkhawm Pawl's Day
Mojahedin's Victory Day
Monday before Ash Wednesday
Monday following All Saints' Day
Monday following Andalusia Day
Monday following Assumption Day
Monday following Asturias Day
Monday following Castile and León Day
Monday following Christmas Day
Monday following Constitution Day
Monday following Day of Our Lady of Victory
Monday following Day of the Balearic Islands
Monday following Day of the Canary Islands
Monday following Epiphany
Monday following Extremadura Day
Monday following Immaculate Conception
Monday following La Rioja Day
Monday following Labor Day
Monday following Madrid Day
Monday following Melilla Day
Monday following Murcia Day
Monday following National Day
Monday following New Year's Day
Monday following Saint Anthony's Day
Monday following Saint Francis Xavier's Day
Monday following Saint George's Day
Monday following Saint Joseph's Day
Morazan Weekend
Moshoeshoe's Day
Mosteiros Municipality Day
Mother Teresa Canonization Day
Mother Teresa Canonization Day (observed)
Mother's Day
Mother's Day (observed)
Mountain Day
Munhumutapa Day
Munhumutapa Day (observed)
Municipal Holiday of Faro
Municipal Holiday of Guarda
Municipal Holiday of Leiria
Municipal Holiday of Portalegre
Municipal elections
Murcia Day
Myanmar New Year
NRM Liberation Day
Name Day of the Holy Father
Nanumaga Day
National Aboriginal Day
National Anthem and Flag Day
National Assembly Election Day
National Children's Day
National Concord Day
National Concord Day (observed)
National Day
National Day (estimated)
National Day (in honor of Unaine)
National Day (in honor of Unaine) (observed)
National Day (in honor of Unimwane)
National Day (in lieu)
National Day (observed)
National Day - Independence Anniversary
National Day - Independence Anniversary (observed)
National Day Holiday
National Day Holiday (observed)
National Day for Truth and Reconciliation
National Day for Truth and Reconciliation (observed)
National Day of Catalonia
National Day of Community Service
National Day of Community Service (observed)
National Day of Patriotism and Commemoration of the Death of President Pierre Nkurunziza
National Day of Patriotism and Commemoration of the Death of President Pierre Nkurunziza (observed)
National Day of Prayer and Christian Heritage
National Day of Prayer and Christian Heritage (observed)
National Day of Remembrance for Truth and Justice
National Day of Thanksgiving
National Day of Thanksgiving (observed)
National Day of Zumbi and Black Awareness
National Day of the People's Republic of China
National Day of the Republic of Mali
National Day of the Third of May
National Democracy Day
National Dignity Day
National Environmental Sanitation Day
National Father's Day
National Father's Day (in lieu)
National Festival and People's Revolution Anniversary
National Flag Day
National Flag Day (observed)
National Foundation Day
National Freedom and Independence Day
National Health Day
National Health Day (observed)
National Heritage Day
National Hero Laurent Désiré Kabila Day
National Hero Laurent Désiré Kabila Day (observed)
National Hero Patrice Emery Lumumba Day
National Hero Patrice Emery Lumumba Day (observed)
National Heroes Day
National Heroes Day (observed)
National Heroes and Benefactors Day
National Heroes and Benefactors Day (observed)
National Heroes and Heroines Day
National Heroes and Heroines Day (observed)
National Heroes' Day
National Heroes' Day (observed)
National Holiday
National Independence Day
National Independence Day (observed)
National Indigenous Peoples Day
National Labor Day
National Labor Day (in lieu)
National Labour Day
National Labour Day (observed)
National Language Day
National Liberation Day
National Liberation Day (observed)
National Mother's Day
National Mother's Day (in lieu)
National Mourning Day
National Mourning Day (observed)
National Patriots' Day
National Peace Day
National Petroleum Day
National Prayer Day
National Repentance Day
National Repentance Day (observed)
National Sovereignty Day
National Sovereignty and Children's Day
National Spiritual Baptist Day
National Sports Day
National Unification and Integration Day
National Unity Day
National Uprising Day
National Uprising Day (observed)
National Women's Day
National Women's Day (observed)
National Workers' Day
National Workers' Day (observed)
National Youth Day
National Youth Day (observed)
Native American Heritage Day
Native Americans' Day
Nativity of Bernardo O'Higgins (Chillán and Chillán Viejo communes)
Nativity of Mary
Nature's Day
Navy Day
Nawam Full Moon Poya Day
Nelson Anniversary Day
Nepali Bhasa Manyata Day
Nepali New Year
Netaji Subhas Chandra Bose's Birthday
Nevada Day
New Brunswick Day
New Year Holiday
New Year Holiday (observed)
New Year Holidays
New Year's Day
New Year's Day (in lieu)
New Year's Day (observed)
New Year's Day (substitute day)
New Year's Day Holiday
New Year's Day Holiday (observed)
New Year's Eve
New Year's Eve (in lieu)
New Year's Eve (observed)
New Year's Holiday
New Year's Holiday (observed)
Nikini Full Moon Poya Day
Ninoy Aquino Day
Niutao Day
Njegos Day
Njegos Day (observed)
Non-working day
Nooruz Holiday
Nowruz
Nowruz (observed)
Nowruz Day
Nowruz Day (observed)
Nowruz Holiday
Nowruz Holiday (observed)
Nuclear Victims Remembrance Day
Nuclear Victims Remembrance Day Holiday
Nukufetau Day
Nunavut Day
Nuzul Al-Quran Day
Nuzul Al-Quran Day (estimated)
Nuzul Al-Quran Day (observed)
Nuzul Al-Quran Day (observed, estimated)
October Bank Holiday
October Revolution Day
Ohi Day
Onam
Onam (Day 1)
Onam (Day 2)
Onam (Day 3)
Onam (Day 4)
Orthodox Christmas
Orthodox Christmas Day
Orthodox Christmas Day (observed)
Orthodox Christmas Eve
Orthodox Easter
Orthodox Easter (observed)
Orthodox Easter Monday
Orthodox Easter Sunday
Orthodox Easter Sunday (observed)
Orthodox Good Friday
Orthodox Holy Saturday
Orthodox New Year
Otago Anniversary Day
Oued Ed-Dahab Day
Our Lady of Aparecida
Our Lady of Assumption
Our Lady of Bien Aparecida
Our Lady of Graces
Our Lady of Health
Our Lady of Mercedes Day
Our Lady of Mercy
Our Lady of Meritxell
Our Lady of Monte Berico
Our Lady of Mount Carmel
Our Lady of Nativity
Our Lady of Penha
Our Lady of Rocio
Our Lady of the Bruna
Our Lady of the Fire
Our Lady of the Letter
Our Lady of the Pilerio
Our Lady of the Seven Veils
Our Lady of the Snows
Pachamama Day
Pakistan Day
Panamerican Day
Pancasila Day
Pando Day
Papua New Guinea Remembrance Day
Papua New Guinea Remembrance Day (observed)
Parents' Day
Parents' Day (observed)
Parish foundation day
Parsi New Year (Shahenshahi)
Pass to the Immortality of General Don José de San Martín
Pass to the Immortality of General Don Manuel Belgrano
Pass to the Immortality of General Don Martín Miguel de Güemes
Patriots Day
Patriots' Day
Patron Saint Festival of Annobón
Paúl Municipality Day
Pchum Ben Day
Peace Accord Day
Peace Agreement Day
Peace Day in Cambodia
Peace Memorial Day
Peace Memorial Day (observed)
Peace and National Reconciliation Day
Peace and Reconciliation Day
Peace and Reconciliation Day (observed)
Peasants' Day
Peat Cutting Day
Peniamina Gospel Day
Pentecost
Pentecost Monday
Pentecost Monday (observed)
Pernambuco Revolution of 1817
Peruvian Air Force Day
Pesach
Pesta Kaamatan
Pesta Kaamatan (observed)
Piauí Day
Picnic Day
Pidjiguiti Day
Pioneer Day
Pioneer Day (observed)
Pitcairn Day
Plebiscite 1902 Trevelin
Plurinational State Foundation Day
Plurinational State Foundation Day (observed)
Pohnpei Constitution Day
Pohnpei Constitution Day (observed)
Pohnpei Cultural Day
Pohnpei Cultural Day (observed)
Political Emancipation of Alagoas
Polling Day
Pongal
Popular Consultation Day
Porto Novo Municipality Day
Poson Full Moon Poya Day
Possession Day
Possession Day (observed)
Post Christmas
Post New Year
Potosí Day
Praia Municipality Day
Pratihar Shashthi or Surya Shashthi (Chhath Puja)
Prayer Monday
President's Day
President's Day (observed)
President's Day Holiday
Presidential Election Day
Presidential Inauguration Day
Presidents Day
Presidents Day (observed)
Presidents' Day
Prešeren's Day, the Slovenian Cultural Holiday
Primary Election Day
Prince Jonah Kuhio Kalanianaole Day
Prince Jonah Kuhio Kalanianaole Day (observed)
Prince's Day
Prince's Day (observed)
Prithvi Jayanti
Proclamation Day
Proclamation Day (observed)
Proclamation of Independence Day
Proclamation of Independence Day (observed)
Proclamation of the SADR
Prophet Mohammed's Birthday
Prophet Mohammed's Birthday (estimated)
Prophet Mohammed's Birthday (observed)
Prophet Mohammed's Birthday (observed, estimated)
Prophet Muhammad's Birthday
Prophet Muhammad's Birthday (estimated)
Prophet Muhammad's Birthday (observed)
Prophet Muhammad's Birthday (observed, estimated)
Prophet's Baptism (estimated)
Prophet's Birthday
Prophet's Birthday (estimated)
Prophet's Birthday (observed)
Prophet's Birthday (observed, estimated)
Provincial Autonomy Day
Provincial Day of Remembrance for Truth and Justice
Public Holiday
Puducherry De Jure Transfer Day
Puducherry Liberation Day
Puerto Rican Identity Day
Puerto Rican Identity Day (observed)
Puerto Rico Constitution Day
Puerto Rico Constitution Day (observed)
Qatar National Day
Quaid-e-Azam Day
RONPHOS Handover
RONPHOS Handover (observed)
Rabindranath Tagore's Birthday
Radunitsa (Day of Rejoicing)
Raksha Bandhan
Ram Navami
Randol Fawkes Labour Day
Ratting Day
Ratu Sir Lala Sukuna Day
Reconciliation Day
Reformation Day
Regional Election Day
Remembrance Day
Remembrance Day (observed)
Rennell and Bellona Province Day
Rennell and Bellona Province Day (observed)
Repentance and Prayer Day
Republic Day
Republic Day (observed)
Republic Proclamation Day
Republic of Latvia Proclamation Day
Republic of Latvia Proclamation Day (observed)
Republic of Moldova Independence Day
Resistance and Liberation Day
Respect for Cultural Diversity Day
Respect for the Aged Day
Restoration Day
Restoration of Independence Day
Restoration of Independence Day (observed)
Revolution Day
Revolution Day (observed)
Revolution and Armed Forces Day
Revolution and Armed Forces Day (observed)
Revolution and Youth Day
Ribeira Brava Municipality Day
Ribeira Grande Municipality Day
Ribeira Grande de Santiago Municipality Day
Rincon Day
Rio Grande do Norte Day
Rizal Day
Robert Gabriel Mugabe National Youth Day
Robert Gabriel Mugabe National Youth Day (observed)
Rose of Lima Day
Rosh Hashanah
Royal Ploughing Ceremony
Russia Day
Russia Day (observed)
SPLA Day
Saba Day
Sacred Heart (observed)
Saint Abbondius's Day
Saint Agatha's Day
Saint Albert of Trapani's Day
Saint Alexander of Bergamo's Day
Saint Ambrose's Day
Saint Andrew's Day
Saint Andrew's Day (observed)
Saint Ansanus's Day
Saint Anselm of Baggio's Day
Saint Anthony of Padua's Day
Saint Anthony's Day
Saint Antoninus of Piacenza's Day
Saint Apollinaris's Day
Saint Archelaus's Day
Saint Barbara's Day
Saint Bartholomew's Day
Saint Bassianus's Day
Saint Baudolino's Day
Saint Bellinus's Day
Saint Berardo's Day
Saint Berchtold's Day
Saint Brigid's Day
Saint Catald's Day
Saint Catherine of Alexandria Day
Saint Cetteus's Day
Saint Clare of Assisi's Day
Saint Clement of Ohrid Day
Saint Clement of Ohrid Day (observed)
Saint Crescentinus's Day
Saint Cyriacus's Day
Saint Devote's Day
Saint Dionysius's Day
Saint Donatus of Arezzo's Day
Saint Elizabeth's Day
Saint Emidius's Day
Saint Eusebius of Vercelli's Day
Saint Francis Xavier's Day
Saint Francis of Assisi's Day
Saint Francis of Assisi, Patron Saint of Italy
Saint Gaudentius's Day
Saint Geminianus's Day
Saint George's Caye Day
Saint George's Caye Day (observed)
Saint George's Day
Saint George's Day, Day of the Bulgarian Army
Saint George's Day, Day of the Bulgarian Army (observed)
Saint Gerard of Potenza's Day
Saint Gerland's Day
Saint Grat's Day
Saint Helena Day
Saint Helena Day (observed)
Saint Hilary of Poitiers's Day
Saint Homobonus's Day
Saint James' Day
Saint James's Day
Saint Januarius's Day
Saint Joanna's Day
Saint John Bosco's Day
Saint John the Baptist
Saint John the Baptist Day
Saint John the Baptist Day (observed)
Saint John the Evangelist's Day
Saint John's Day
Saint Joseph the Worker's Day
Saint Joseph's Day
Saint Joseph's Day (observed)
Saint Julia's Day
Saint Julian the Hospitaller's Day
Saint Julian's Day
Saint Justin of Chieti's Day
Saint Justus's Day
Saint Lawrence's Day
Saint Leoluca's Day
Saint Leonard of Porto Maurizio's Day
Saint Liberal's Day
Saint Louis the King of France's Day
Saint Lucy's Day
Saint Maria Goretti's Day
Saint Marinus' Day, Anniversary of the Founding of the Republic
Saint Mark's Day
Saint Maron's Day
Saint Martin's Day
Saint Matthew's Day
Saint Maximus of Aveia's Day
Saint Michael of Engolasters' Day
Saint Michael the Archangel's Day
Saint Modestinus's Day
Saint Nicholas of Flüe
Saint Nicholas the Pilgrim's Day
Saint Nicholas's Day
Saint Olaf's Day
Saint Orontius's Day
Saint Patrick's Day
Saint Patrick's Day (observed)
Saint Paulinus of Lucca's Day
Saint Peter Celestine's Day
Saint Peter and Saint Paul's Day
Saint Peter and Saint Paul's Day (observed)
Saint Peter's Day
Saint Petronius's Day
Saint Pontian's Day
Saint Prosper of Reggio's Day
Saint Ranieri's Day
Saint Richard of Andria's Day
Saint Roch's Day
Saint Roger's Day
Saint Rosalia's Day
Saint Rose of Viterbo's Day
Saint Saturninus of Cagliari's Day
Saint Sebastian's Day
Saint Secundus of Asti's Day
Saint Silverius's Day
Saint Stephen's Day
Saint Syrus's Day
Saint Terentius of Pesaro's Day
Saint Theodore of Amasea and Saint Lawrence of Brindisi's Day
Saint Valentine's Day
Saint Victor the Moor's Day
Saint Vigilius's Day
Saint Vitalian's Day
Saint Zeno's Day
Saints Cyril and Methodius Day
Saints Cyril and Methodius Day (observed)
Saints Faustinus and Jovita's Day
Saints Gervasius and Protasius's Day
Saints Hermagoras and Fortunatus's Day
Saints Hilary and Tatian's Day
Saints Peter and Paul
Saints Peter and Paul Day
Saints Peter and Paul's Day
Sal Municipality Day
Samvatsari Day
San Jacinto Day
Sant Julià de Lòria Festival
Sant Kabir's Birthday
Santa Catarina State Day
Santa Catarina de Santiago Municipality Day
Santa Catarina do Fogo Municipality Day
Santa Cruz Day
Santa Cruz Municipality Day
Santa Maria of Africa
Santo Antão Island Day
Sarawak Independence Day
Sarawak Independence Day (observed)
Sardar Vallabhbhai Patel's Birthday
Saskatchewan Day
Scotland's participation in the FIFA World Cup final
Second Day of Christmas
Second Day of Lunar New Year
Self Government Day
Self Government Day (observed)
Selk'Nam Genocide Day
Senior Citizens Day
Senior Citizens Day (observed)
Separation Day
Separation Day (observed)
Sergipe Political Emancipation Day
Sette Giugno
Seventh day of Pesach
Seward's Day
Shackleton Day
Shackleton Day (observed)
Shaheed Udham Singh's Martyrdom Day
Shaheed-e-Azam Bhagat Singh, Sukhdev and Rajguru's Martyrdom Day
Shaqq Day
Shaqq Day (estimated)
Sharad Navratri
Shavuot
Show Day
Showa Day
Shree Krishna Janmashtami
Shri Narayana Guru's Birthday
Shri Narayana Guru's Death Anniversary
Shrove Monday
Signing of the Petropolis Treaty
Sikkim State Day
Simchat Torah / Shemini Atzeret
Sinai Liberation Day
Sinai Liberation Day (observed)
Sinhala and Tamil New Year
Sint Maarten Day
Sir Chottu Ram's Birthday
Sir Hammer DeRoburt Day
Sir Hammer DeRoburt Day (observed)
Sir Seretse Khama Day
Sir Seretse Khama Day (observed)
Sir Vere Cornwall Bird Snr. Day
Sir Vere Cornwall Bird Snr. Day (observed)
Slovak National Uprising Anniversary
Socialist Constitution Day
Solemnity of Holy Trinity
Solemnity of Mary, Mother of God
Solemnity of Pentecost
Sonam Lhochhar
Sonam Lochhar
Songkran Festival
Songkran Festival (in lieu)
Southern Africa Liberation Day
Southland Anniversary Day
Sovereign's Birthday
Special Public Holiday
Spiritual Baptist Liberation Day
Spiritual Baptist Liberation Day (observed)
Sports Day
Spring Bank Holiday
Spring Festival
Spring Festival (observed)
State Charter Day
State Charter Day (observed)
State Creation Day
State Foundation Day
State Founding Day
State Funeral for Former Prime Minister Raila Odinga
State Holiday
State Worker's Day
Statehood Day
Statehood Day (observed)
Statia Day
Struggle for Freedom and Democracy Day and International Students' Day
Substitute Holiday
Sukkot
Sultan Hassanal Bolkiah's Birthday
Sultan Hassanal Bolkiah's Birthday (observed)
Sultan's Accession Day
Summer Bank Holiday
Summer Day
Summer Day (observed)
Susan B. Anthony Day
Swami Vivekananda's Birthday
São Domingos Municipality Day
São Filipe Municipality Day
São Lourenço Day
São Lourenço Day (observed)
São Lourenço dos Órgãos Municipality Day
São Miguel Municipality Day
São Salvador do Mundo Municipality Day
São Tomé Day
São Tomé Day (observed)
São Vicente Municipality Day
TT Bank Holiday
Taiwan Restoration and Guningtou Victory Memorial Day
Taiwan Restoration and Guningtou Victory Memorial Day (observed)
Takai Commission Holiday
Takai Commission Holiday (observed)
Tamil New Year
Tamil Thai Pongal Day
Tamu Lhochhar
Tamu Lochhar
Taranaki Anniversary Day
Tarrafal de Santiago Municipality Day
Tarrafal de São Nicolau Municipality Day
Tasua
Tasua (estimated)
Teacher's Day
Teachers and Instructors Day
Teachers and Instructors Day (observed)
Tehuelches and Mapuches declare loyalty to the Argentine flag
Temotu Province Day
Temotu Province Day (observed)
Temporary Public Holiday
Territory Day
Texas Independence Day
Thadingyut Holidays
Thaipusam
Thaipusam (observed)
Thanksgiving Day
Thanksgiving Day (observed)
The Battle of Pichincha
The Battle of Pichincha (observed)
The Buddha's Birthday
The Buddha's Birthday (observed)
The Day After New Year's Day
The Day Maldives Embraced Islam (estimated)
The Day following Mid-Autumn Festival
The Day of the Bombing
The Great March of 1949 and Restoration Day
The Mwalimu Nyerere Day and Climax of the Uhuru Torch Race
The Royal Queensland Show
The Second Day following Mid-Autumn Festival
The Sheikh Abeid Amani Karume Day
The Sultan of Johor Hol
The Sultan of Johor Hol (estimated)
The Sultan of Pahang Hol
The Sultan of Pahang Hol (observed)
The day following Good Friday
The day preceding Chuseok
The day preceding Korean New Year
The first weekday after Christmas Day
The fourth day of Chinese New Year
The second day of Chinese New Year
The second day of Chuseok
The second day of Korean New Year
The third day of Chinese New Year
Thimphu Drubchoe
Thimphu Tshechu
Third Day of Lunar New Year
Thiruvalluvar Day
Three Kings Day
Throne Day
Tihar Holiday
Tinkunaco Festival
Tiradentes' Day
Tiradentes' Execution
Tishreen Liberation War Day
Tokehega Day
Tomb-Sweeping Day
Tomb-Sweeping Day (observed)
Town Meeting Day
Traditional Day of Offering
Transfer Day
Truman Day
Truman Day (observed)
Tubman Administration Goodwill Day
Tuvalu Day
Tuvalu Day (observed)
Tynwald Day
Ugadi
Uganda Martyrs' Day
Umuganura Day
Unduvap Full Moon Poya Day
Unification Day
Unification Day (observed)
Unification of the Romanian Principalities Day
Union Celebrations
Union Day
United Nations Day
United Nations Day (observed)
Unity Day
Unity Day (observed)
Universal Fraternization Day
Uprising Day
Uruaçu and Cunhaú Martyrs Day
Uttarayan
Uzhavar Thirunal
Vaisakhi
Valencian Community Day
Vap Full Moon Poya Day
Veerangana Avantibai's Martyrdom Day
Vernal Equinox Day
Vesak Day
Vesak Day (estimated)
Vesak Day (observed)
Vesak Day (observed, estimated)
Vesak Full Moon Poya Day
Veteran's Day
Veteran's Day and the Fallen in the Malvinas War
Veterans Day
Veterans Day (observed)
Victor Schoelcher Day
Victoria Day
Victory Day
Victory Day (observed)
Victory Day and Commemoration of the heroes fallen for Independence of Fatherland
Victory and Homeland Thanksgiving Day and Croatian Veterans Day
Victory and Peace Day
Victory over Fascism Day
Victory over Fascism Day (observed)
Vietnam Cultural Day
Vietnam Cultural Day (observed)
Vijayadashami
Virgin Islands Day
Virgin Mary of Canòlich
Visaka Bochea Day
Visakha Bucha
Visakha Bucha (in lieu)
Vishu
Vishu (Day 2)
Vishwakarma Day
Vishwakarma Puja
Visit of His Holiness Pope Leo XIV
Visitation of Mary Day
Vodoun Festival
Waitangi Day
Waitangi Day (observed)
Washington and Lincoln Day
Washington's Birthday
Washington's and Lincoln's Birthday
Washington-Lincoln Day
Water Festival
Wellington Anniversary Day
West Coast Anniversary Day
West Virginia Day
West Virginia Day (observed)
Western Australia Day
Western Province Day
Western Province Day (observed)
Whit Monday
White Sunday
White Sunday (Lotu a Tamaiti)
Winter Midterm Bank Holiday
Winter Solstice
Women's Day
Women's Day (observed)
Women's Rights Day
Worker's Day
Worker's Day (observed)
Workers' Day
Workers' Day (observed)
Workers' Memorial Day
Workers' Memorial Day (observed)
World Children's Day
Yap Day
Yap Day (observed)
Yap State Constitution Day
Yap State Constitution Day (observed)
Yom Kippur
Youm-e-Takbeer
Young Mizo Association's Day
Youth Day
Youth Day (observed)
Zanzibar Revolution Day
Zimbabwe Heroes' Day
Åland's Autonomy Day";

/// When a holiday is, as month * 100 + day in each year; 0 in a year without it.
pub(super) static DATES: [[u16; YEARS]; 1777] = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 521], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 723],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1001], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1226],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 102, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 103, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 116, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 123, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 206, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 320, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 102, 1212, 1201], [0, 0, 0, 0, 0, 0, 0, 0, 103, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 103, 1213, 1202], [0, 0, 0, 0, 0, 0, 0, 0, 104, 1214, 1203],
    [0, 0, 0, 0, 0, 0, 0, 0, 204, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 307, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 311, 301, 218], [0, 0, 0, 0, 0, 0, 0, 0, 312, 302, 219],
    [0, 0, 0, 0, 0, 0, 0, 0, 313, 303, 220], [0, 0, 0, 0, 0, 0, 0, 0, 314, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 314, 304, 221], [0, 0, 0, 0, 0, 0, 0, 0, 414, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 425, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 430, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 502, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 503, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 515, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 523, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 606, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 620, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 725, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 808, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 815, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 918, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 926, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1003, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1004, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1016, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1023, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1024, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1114, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1212, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1219, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1222, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1223, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1224, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1225, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1226, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1227, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1228, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 1230, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 1231, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 621, 0, 0, 521], [0, 0, 0, 0, 0, 0, 0, 1220, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 1225, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 1230, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 1231, 0, 0, 0], [0, 0, 0, 0, 0, 0, 112, 0, 1211, 0, 0],
    [0, 0, 0, 0, 0, 0, 127, 0, 0, 0, 211], [0, 0, 0, 0, 0, 0, 127, 0, 0, 0, 1203],
    [0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 1204], [0, 0, 0, 0, 0, 0, 128, 0, 1228, 0, 0],
    [0, 0, 0, 0, 0, 0, 310, 0, 0, 306, 0], [0, 0, 0, 0, 0, 0, 406, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 1116, 0, 0, 1112, 0], [0, 0, 0, 0, 0, 107, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 204, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 205, 0, 0, 0, 221, 0],
    [0, 0, 0, 0, 0, 206, 0, 0, 0, 221, 0], [0, 0, 0, 0, 0, 206, 0, 0, 203, 222, 0],
    [0, 0, 0, 0, 0, 206, 0, 116, 1221, 1214, 1203], [0, 0, 0, 0, 0, 207, 0, 0, 0, 220, 0],
    [0, 0, 0, 0, 0, 207, 0, 0, 0, 221, 0], [0, 0, 0, 0, 0, 401, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 408, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 415, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 416, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 416, 0, 330, 0, 0, 0],
    [0, 0, 0, 0, 0, 420, 412, 327, 416, 408, 324], [0, 0, 0, 0, 0, 422, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 429, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 505, 0, 0, 403, 0, 0],
    [0, 0, 0, 0, 0, 506, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 610, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 611, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 617, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 629, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 708, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 714, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 725, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 812, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 901, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 909, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 916, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1001, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1007, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1014, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1021, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1027, 0, 0, 1023, 0, 0], [0, 0, 0, 0, 0, 1028, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1028, 0, 0, 1024, 0, 0], [0, 0, 0, 0, 0, 1104, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1105, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1111, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1124, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1202, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1209, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1223, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1226, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1230, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 102, 0, 0, 0, 0, 103, 102], [0, 0, 0, 0, 103, 0, 0, 0, 0, 103, 103],
    [0, 0, 0, 0, 108, 0, 0, 0, 0, 0, 108], [0, 0, 0, 0, 108, 0, 0, 0, 0, 109, 108],
    [0, 0, 0, 0, 115, 0, 0, 0, 0, 0, 115], [0, 0, 0, 0, 122, 0, 0, 0, 0, 0, 122],
    [0, 0, 0, 0, 202, 204, 0, 0, 0, 0, 202], [0, 0, 0, 0, 212, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 212, 0, 0, 0, 0, 0, 212], [0, 0, 0, 0, 218, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 219, 0, 0, 0, 0, 220, 219], [0, 0, 0, 0, 219, 218, 0, 0, 0, 0, 219],
    [0, 0, 0, 0, 226, 0, 0, 0, 0, 224, 226], [0, 0, 0, 0, 305, 304, 0, 0, 0, 0, 305],
    [0, 0, 0, 0, 309, 0, 0, 0, 307, 0, 309], [0, 0, 0, 0, 319, 0, 0, 0, 0, 0, 319],
    [0, 0, 0, 0, 319, 318, 0, 0, 0, 0, 319], [0, 0, 0, 0, 323, 325, 0, 0, 0, 0, 323],
    [0, 0, 0, 0, 330, 401, 0, 0, 0, 0, 330], [0, 0, 0, 0, 403, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 430, 429, 0, 0, 0, 0, 430], [0, 0, 0, 0, 504, 506, 0, 0, 0, 0, 504],
    [0, 0, 0, 0, 521, 0, 0, 0, 0, 0, 521], [0, 0, 0, 0, 528, 0, 0, 524, 0, 0, 0],
    [0, 0, 0, 0, 601, 603, 0, 0, 0, 0, 601], [0, 0, 0, 0, 604, 0, 0, 0, 0, 0, 604],
    [0, 0, 0, 0, 625, 0, 0, 0, 0, 0, 625], [0, 0, 0, 0, 702, 0, 0, 0, 0, 0, 702],
    [0, 0, 0, 0, 706, 708, 0, 0, 0, 0, 706], [0, 0, 0, 0, 709, 0, 0, 0, 0, 0, 709],
    [0, 0, 0, 0, 716, 0, 0, 0, 716, 0, 716], [0, 0, 0, 0, 723, 0, 0, 0, 0, 0, 723],
    [0, 0, 0, 0, 730, 729, 0, 0, 0, 0, 730], [0, 0, 0, 0, 806, 0, 0, 0, 0, 0, 806],
    [0, 0, 0, 0, 806, 805, 0, 0, 0, 0, 806], [0, 0, 0, 0, 827, 0, 0, 0, 0, 0, 827],
    [0, 0, 0, 0, 902, 0, 0, 0, 0, 0, 902], [0, 0, 0, 0, 903, 902, 0, 0, 0, 0, 903],
    [0, 0, 0, 0, 907, 909, 0, 0, 0, 0, 907], [0, 0, 0, 0, 917, 0, 0, 0, 0, 0, 917],
    [0, 0, 0, 0, 921, 0, 0, 920, 0, 0, 917], [0, 0, 0, 0, 924, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 924, 0, 0, 920, 0, 0, 917], [0, 0, 0, 0, 924, 923, 0, 0, 0, 0, 924],
    [0, 0, 0, 0, 1002, 0, 0, 0, 0, 0, 1002], [0, 0, 0, 0, 1015, 1014, 0, 0, 0, 0, 1015],
    [0, 0, 0, 0, 1022, 0, 0, 0, 0, 0, 1022], [0, 0, 0, 0, 1022, 1022, 0, 0, 0, 0, 1022],
    [0, 0, 0, 0, 1102, 1104, 0, 0, 0, 0, 1102], [0, 0, 0, 0, 1105, 0, 0, 0, 0, 0, 1105],
    [0, 0, 0, 0, 1112, 0, 0, 0, 0, 0, 1112], [0, 0, 0, 0, 1116, 1118, 0, 0, 0, 0, 1116],
    [0, 0, 0, 0, 1126, 1125, 0, 0, 0, 0, 1126], [0, 0, 0, 0, 1202, 0, 0, 0, 0, 0, 1204],
    [0, 0, 0, 0, 1207, 1209, 0, 0, 0, 0, 1207], [0, 0, 0, 0, 1210, 1209, 0, 0, 0, 0, 1210],
    [0, 0, 0, 0, 1217, 0, 0, 0, 0, 0, 1217], [0, 0, 0, 0, 1222, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 103, 0, 0, 0, 0, 103, 0, 0], [0, 0, 0, 103, 0, 0, 0, 0, 103, 102, 0],
    [0, 0, 0, 103, 0, 0, 0, 0, 103, 103, 0], [0, 0, 0, 103, 0, 0, 0, 0, 105, 102, 0],
    [0, 0, 0, 103, 102, 0, 0, 0, 103, 103, 102], [0, 0, 0, 104, 0, 0, 0, 0, 104, 0, 0],
    [0, 0, 0, 104, 0, 0, 0, 0, 106, 0, 0], [0, 0, 0, 110, 0, 0, 0, 0, 110, 0, 0],
    [0, 0, 0, 115, 0, 0, 0, 0, 115, 0, 0], [0, 0, 0, 117, 0, 0, 0, 0, 117, 116, 0],
    [0, 0, 0, 126, 213, 203, 123, 211, 131, 219, 208], [0, 0, 0, 127, 214, 204, 124, 212, 201, 220, 209],
    [0, 0, 0, 128, 116, 106, 1216, 1204, 1124, 1113, 1102], [0, 0, 0, 129, 0, 107, 0, 0, 0, 0, 1103],
    [0, 0, 0, 130, 0, 0, 0, 0, 0, 0, 1104], [0, 0, 0, 211, 0, 0, 0, 0, 211, 213, 0],
    [0, 0, 0, 213, 201, 122, 111, 101, 1210, 1129, 1118], [0, 0, 0, 214, 0, 0, 0, 0, 0, 0, 1119],
    [0, 0, 0, 214, 0, 0, 0, 103, 0, 0, 1119], [0, 0, 0, 221, 0, 0, 0, 0, 221, 0, 0],
    [0, 0, 0, 227, 215, 204, 125, 114, 103, 1212, 1201], [0, 0, 0, 228, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 228, 0, 0, 0, 0, 103, 0, 1203], [0, 0, 0, 228, 0, 0, 0, 0, 104, 0, 1203],
    [0, 0, 0, 228, 0, 0, 127, 0, 105, 0, 1203], [0, 0, 0, 228, 216, 205, 126, 115, 104, 1213, 1202],
    [0, 0, 0, 229, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 229, 0, 0, 0, 0, 1226, 0, 1204],
    [0, 0, 0, 229, 0, 0, 127, 0, 1227, 0, 1204], [0, 0, 0, 229, 217, 206, 127, 116, 105, 1214, 1203],
    [0, 0, 0, 301, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 305, 0, 0, 0, 0, 0, 305, 0],
    [0, 0, 0, 306, 0, 0, 0, 0, 0, 306, 0], [0, 0, 0, 313, 0, 0, 0, 0, 0, 313, 0],
    [0, 0, 0, 327, 0, 0, 0, 0, 325, 327, 0], [0, 0, 0, 403, 0, 405, 0, 0, 0, 403, 0],
    [0, 0, 0, 410, 0, 0, 0, 0, 411, 410, 0], [0, 0, 0, 412, 0, 0, 0, 414, 0, 0, 0],
    [0, 0, 0, 414, 330, 419, 411, 326, 415, 407, 323], [0, 0, 0, 417, 0, 0, 0, 0, 415, 417, 0],
    [0, 0, 0, 417, 417, 417, 0, 0, 418, 417, 417], [0, 0, 0, 418, 418, 0, 0, 0, 0, 418, 418],
    [0, 0, 0, 424, 0, 0, 0, 0, 0, 424, 0], [0, 0, 0, 428, 430, 0, 0, 0, 0, 428, 430],
    [0, 0, 0, 502, 0, 0, 0, 0, 502, 502, 0], [0, 0, 0, 504, 424, 413, 402, 321, 311, 228, 218],
    [0, 0, 0, 504, 503, 502, 0, 0, 505, 504, 503], [0, 0, 0, 505, 425, 414, 403, 322, 312, 301, 219],
    [0, 0, 0, 506, 0, 415, 0, 0, 0, 0, 0], [0, 0, 0, 506, 426, 415, 404, 323, 313, 302, 220],
    [0, 0, 0, 507, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 508, 0, 0, 0, 0, 510, 508, 0],
    [0, 0, 0, 508, 0, 415, 0, 0, 314, 0, 0], [0, 0, 0, 508, 0, 416, 0, 0, 314, 0, 0],
    [0, 0, 0, 508, 507, 0, 0, 0, 0, 508, 507], [0, 0, 0, 509, 0, 0, 0, 0, 315, 0, 0],
    [0, 0, 0, 509, 527, 516, 506, 523, 513, 503, 522], [0, 0, 0, 509, 527, 516, 604, 523, 513, 601, 522],
    [0, 0, 0, 515, 0, 0, 0, 0, 516, 515, 0], [0, 0, 0, 522, 0, 0, 0, 0, 520, 522, 0],
    [0, 0, 0, 522, 521, 0, 0, 0, 0, 522, 521], [0, 0, 0, 523, 0, 0, 0, 0, 523, 523, 0],
    [0, 0, 0, 525, 0, 503, 0, 0, 401, 0, 0], [0, 0, 0, 526, 515, 504, 423, 412, 401, 322, 311],
    [0, 0, 0, 529, 0, 0, 0, 0, 0, 0, 611], [0, 0, 0, 529, 0, 0, 0, 0, 530, 529, 0],
    [0, 0, 0, 605, 0, 513, 0, 0, 411, 0, 0], [0, 0, 0, 605, 604, 0, 0, 0, 0, 605, 604],
    [0, 0, 0, 612, 0, 0, 0, 0, 610, 612, 0], [0, 0, 0, 617, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 619, 0, 0, 0, 0, 0, 619, 0], [0, 0, 0, 626, 0, 0, 0, 0, 0, 626, 0],
    [0, 0, 0, 629, 618, 607, 527, 515, 505, 425, 414], [0, 0, 0, 630, 630, 0, 0, 0, 630, 630, 630],
    [0, 0, 0, 703, 702, 0, 0, 0, 0, 703, 702], [0, 0, 0, 710, 0, 0, 0, 0, 708, 710, 0],
    [0, 0, 0, 717, 0, 0, 0, 0, 715, 717, 0], [0, 0, 0, 717, 0, 0, 0, 0, 718, 717, 0],
    [0, 0, 0, 724, 0, 0, 0, 0, 0, 724, 0], [0, 0, 0, 724, 723, 0, 0, 0, 0, 724, 723],
    [0, 0, 0, 731, 0, 0, 0, 0, 0, 731, 0], [0, 0, 0, 804, 724, 713, 702, 621, 610, 530, 520],
    [0, 0, 0, 806, 0, 0, 0, 0, 612, 0, 0], [0, 0, 0, 807, 0, 0, 0, 0, 0, 807, 0],
    [0, 0, 0, 807, 806, 0, 0, 0, 0, 807, 806], [0, 0, 0, 814, 813, 0, 0, 0, 0, 814, 813],
    [0, 0, 0, 821, 820, 0, 0, 0, 0, 821, 820], [0, 0, 0, 904, 904, 0, 0, 0, 0, 904, 904],
    [0, 0, 0, 911, 0, 0, 0, 0, 0, 911, 0], [0, 0, 0, 911, 0, 0, 0, 0, 912, 911, 0],
    [0, 0, 0, 917, 0, 0, 0, 0, 0, 917, 0], [0, 0, 0, 918, 0, 0, 0, 0, 0, 918, 0],
    [0, 0, 0, 924, 0, 0, 0, 0, 922, 924, 0], [0, 0, 0, 925, 0, 0, 0, 0, 0, 925, 0],
    [0, 0, 0, 929, 1001, 0, 0, 0, 0, 929, 1001], [0, 0, 0, 1002, 0, 0, 0, 0, 0, 1002, 0],
    [0, 0, 0, 1002, 0, 0, 0, 0, 930, 1002, 0], [0, 0, 0, 1002, 0, 0, 0, 0, 1003, 1002, 0],
    [0, 0, 0, 1002, 1001, 0, 0, 0, 0, 1002, 1001], [0, 0, 0, 1006, 1006, 0, 0, 0, 1006, 1006, 1006],
    [0, 0, 0, 1016, 0, 0, 0, 0, 1017, 1016, 0], [0, 0, 0, 1103, 1105, 0, 0, 0, 0, 1103, 1105],
    [0, 0, 0, 1106, 0, 0, 0, 0, 0, 1106, 0], [0, 0, 0, 1110, 1112, 0, 0, 0, 0, 1110, 1112],
    [0, 0, 0, 1113, 1112, 0, 0, 0, 0, 1113, 1112], [0, 0, 0, 1120, 0, 0, 0, 0, 0, 1120, 0],
    [0, 0, 0, 1120, 1119, 0, 0, 0, 0, 1120, 1119], [0, 0, 0, 1204, 0, 0, 0, 0, 0, 1204, 0],
    [0, 0, 0, 1204, 0, 0, 0, 0, 1202, 1204, 0], [0, 0, 0, 1204, 1203, 0, 0, 0, 0, 1204, 1203],
    [0, 0, 0, 1211, 0, 0, 0, 0, 0, 1211, 0], [0, 0, 0, 1211, 0, 0, 0, 0, 1212, 1211, 0],
    [0, 0, 0, 1211, 1210, 0, 0, 0, 0, 1211, 1210],
    [0, 0, 0, 1214, 1204, 1123, 1113, 1101, 1021, 1010, 930],
    [0, 0, 0, 1218, 1217, 0, 0, 0, 0, 1218, 1217], [0, 0, 0, 1225, 0, 0, 0, 0, 1223, 1225, 0],
    [0, 0, 0, 1227, 0, 0, 0, 0, 1227, 1227, 0], [0, 0, 102, 0, 0, 0, 0, 103, 0, 102, 0],
    [0, 0, 104, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 104, 103, 0, 0, 0, 0, 103, 103, 0],
    [0, 0, 104, 103, 0, 0, 0, 0, 104, 104, 0], [0, 0, 104, 104, 0, 0, 0, 0, 104, 0, 0],
    [0, 0, 104, 104, 0, 0, 0, 0, 104, 103, 0],
    [0, 0, 105, 1214, 1203, 1123, 1112, 1101, 1021, 1010, 929],
    [0, 0, 106, 1214, 1204, 1123, 1113, 1101, 1021, 1010, 930],
    [0, 0, 106, 1215, 1204, 1124, 1113, 1102, 1022, 1011, 930], [0, 0, 116, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 124, 113, 101, 1211, 1201, 1119, 1108, 1028, 1017], [0, 0, 208, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 208, 0, 0, 205, 0, 0, 0, 221, 0], [0, 0, 208, 128, 116, 106, 1216, 1204, 1124, 1113, 1102],
    [0, 0, 208, 207, 0, 0, 0, 0, 207, 0, 0], [0, 0, 209, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 209, 0, 0, 205, 0, 0, 202, 221, 0], [0, 0, 209, 0, 0, 206, 0, 0, 0, 222, 0],
    [0, 0, 209, 0, 0, 207, 127, 0, 0, 223, 212], [0, 0, 210, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 210, 0, 0, 206, 127, 0, 204, 223, 212], [0, 0, 222, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 222, 0, 0, 218, 0, 0, 0, 306, 0], [0, 0, 224, 213, 201, 122, 111, 101, 1210, 1129, 1118],
    [0, 0, 301, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 301, 218, 206, 126, 116, 105, 1214, 1203, 1122],
    [0, 0, 305, 225, 209, 201, 117, 109, 1216, 1208, 1130],
    [0, 0, 307, 224, 212, 201, 122, 111, 1220, 1209, 1128], [0, 0, 308, 0, 212, 0, 0, 112, 0, 0, 0],
    [0, 0, 308, 225, 213, 202, 123, 112, 101, 1210, 1129],
    [0, 0, 309, 226, 214, 203, 124, 113, 102, 1211, 1130],
    [0, 0, 309, 226, 214, 204, 124, 114, 102, 1212, 1201],
    [0, 0, 310, 227, 215, 204, 125, 114, 103, 1212, 1201], [0, 0, 310, 227, 215, 205, 125, 115, 0, 0, 0],
    [0, 0, 310, 227, 215, 205, 125, 115, 103, 1213, 1202],
    [0, 0, 311, 228, 216, 205, 126, 115, 104, 1213, 1202],
    [0, 0, 311, 228, 216, 206, 126, 116, 104, 1214, 1203],
    [0, 0, 312, 229, 217, 206, 127, 116, 105, 1214, 1203],
    [0, 0, 312, 229, 217, 207, 127, 117, 105, 1215, 1204],
    [0, 0, 313, 301, 219, 0, 128, 117, 1226, 0, 1204], [0, 0, 315, 0, 0, 0, 0, 315, 0, 0, 0],
    [0, 0, 319, 0, 0, 0, 0, 319, 0, 0, 0], [0, 0, 322, 0, 0, 0, 0, 322, 0, 0, 0],
    [0, 0, 322, 324, 0, 0, 0, 322, 0, 324, 0], [0, 0, 328, 416, 401, 421, 413, 328, 417, 409, 325],
    [0, 0, 403, 322, 311, 301, 218, 208, 127, 117, 106], [0, 0, 416, 0, 0, 0, 0, 416, 418, 0, 0],
    [0, 0, 419, 0, 0, 0, 0, 419, 0, 0, 0], [0, 0, 426, 0, 0, 0, 0, 426, 0, 0, 0],
    [0, 0, 429, 427, 426, 0, 0, 429, 428, 427, 426], [0, 0, 430, 0, 0, 0, 0, 430, 502, 0, 0],
    [0, 0, 502, 0, 0, 0, 0, 502, 0, 0, 0], [0, 0, 503, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 503, 0, 0, 0, 0, 503, 0, 0, 0], [0, 0, 503, 0, 0, 0, 0, 503, 502, 0, 0],
    [0, 0, 503, 0, 0, 0, 0, 503, 503, 0, 0], [0, 0, 504, 0, 0, 0, 0, 504, 0, 0, 0],
    [0, 0, 504, 0, 0, 0, 0, 504, 502, 0, 0], [0, 0, 504, 0, 0, 0, 0, 504, 503, 0, 0],
    [0, 0, 507, 0, 0, 0, 0, 507, 509, 0, 0], [0, 0, 515, 504, 423, 412, 401, 321, 310, 228, 217],
    [0, 0, 516, 505, 424, 413, 402, 322, 311, 301, 218], [0, 0, 517, 0, 0, 0, 0, 0, 0, 0, 219],
    [0, 0, 517, 0, 0, 415, 0, 0, 0, 0, 219], [0, 0, 517, 0, 0, 415, 0, 0, 0, 0, 220],
    [0, 0, 517, 505, 425, 414, 403, 322, 312, 301, 219], [0, 0, 517, 506, 425, 414, 403, 323, 0, 0, 0],
    [0, 0, 517, 506, 425, 414, 403, 323, 312, 302, 219],
    [0, 0, 518, 507, 426, 415, 404, 324, 313, 303, 220], [0, 0, 518, 508, 0, 415, 0, 329, 314, 0, 220],
    [0, 0, 519, 508, 427, 416, 405, 325, 314, 304, 221],
    [0, 0, 525, 514, 503, 422, 411, 331, 320, 310, 227], [0, 0, 529, 0, 0, 0, 529, 0, 0, 0, 529],
    [0, 0, 531, 0, 0, 0, 0, 531, 0, 0, 0], [0, 0, 606, 525, 514, 503, 423, 411, 401, 321, 311],
    [0, 0, 606, 526, 515, 504, 423, 412, 401, 322, 311], [0, 0, 607, 0, 0, 0, 0, 412, 0, 0, 312],
    [0, 0, 607, 0, 0, 0, 0, 607, 606, 0, 0], [0, 0, 607, 527, 0, 0, 0, 0, 402, 0, 312],
    [0, 0, 614, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 614, 0, 0, 0, 0, 614, 0, 0, 0],
    [0, 0, 614, 0, 0, 0, 0, 614, 613, 0, 0], [0, 0, 614, 602, 522, 511, 501, 419, 409, 329, 319],
    [0, 0, 615, 603, 523, 512, 502, 420, 410, 330, 320], [0, 0, 616, 604, 524, 513, 503, 421, 0, 0, 0],
    [0, 0, 616, 604, 524, 513, 503, 421, 411, 331, 321], [0, 0, 618, 0, 0, 0, 0, 618, 620, 0, 0],
    [0, 0, 628, 0, 0, 0, 0, 628, 627, 0, 0], [0, 0, 705, 0, 0, 0, 0, 705, 0, 0, 0],
    [0, 0, 712, 0, 0, 0, 0, 712, 711, 0, 0], [0, 0, 719, 0, 0, 0, 0, 719, 718, 0, 0],
    [0, 0, 720, 0, 0, 716, 804, 0, 0, 801, 0], [0, 0, 723, 0, 0, 0, 0, 723, 725, 0, 0],
    [0, 0, 725, 714, 703, 622, 611, 530, 520, 510, 429], [0, 0, 726, 0, 0, 0, 0, 726, 0, 0, 0],
    [0, 0, 731, 0, 0, 0, 0, 731, 0, 0, 0], [0, 0, 802, 0, 0, 0, 0, 802, 0, 0, 0],
    [0, 0, 802, 722, 711, 630, 619, 607, 528, 518, 507], [0, 0, 803, 0, 0, 0, 0, 803, 802, 0, 0],
    [0, 0, 803, 723, 713, 702, 621, 609, 529, 519, 509],
    [0, 0, 811, 731, 721, 710, 629, 617, 606, 527, 517],
    [0, 0, 814, 803, 724, 713, 702, 620, 609, 530, 520],
    [0, 0, 815, 804, 724, 713, 702, 621, 610, 530, 520], [0, 0, 815, 804, 725, 714, 703, 621, 0, 0, 0],
    [0, 0, 815, 804, 725, 714, 703, 621, 610, 531, 521], [0, 0, 816, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 816, 0, 0, 0, 0, 816, 0, 0, 0], [0, 0, 816, 0, 0, 715, 0, 0, 0, 0, 0],
    [0, 0, 816, 0, 0, 715, 0, 621, 0, 0, 521], [0, 0, 816, 805, 0, 0, 0, 0, 611, 0, 521],
    [0, 0, 820, 0, 0, 0, 0, 820, 822, 0, 0], [0, 0, 820, 809, 730, 719, 708, 626, 615, 605, 526],
    [0, 0, 910, 0, 0, 0, 0, 910, 912, 0, 0], [0, 0, 917, 0, 917, 920, 0, 917, 0, 102, 917],
    [0, 0, 920, 0, 0, 0, 0, 920, 0, 0, 0], [0, 0, 927, 0, 0, 0, 0, 927, 926, 0, 0],
    [0, 0, 1004, 1003, 0, 0, 0, 1004, 1003, 1003, 0], [0, 0, 1005, 0, 0, 0, 0, 1005, 1005, 0, 0],
    [0, 0, 1009, 927, 1016, 1006, 1025, 1014, 1003, 1022, 1011], [0, 0, 1011, 0, 0, 0, 0, 1011, 0, 0, 0],
    [0, 0, 1011, 0, 0, 0, 0, 1011, 1010, 0, 0], [0, 0, 1025, 0, 0, 0, 0, 1025, 0, 0, 0],
    [0, 0, 1025, 0, 0, 0, 0, 1025, 1024, 0, 0],
    [0, 0, 1029, 1017, 1105, 1026, 1114, 1102, 1022, 1110, 1030],
    [0, 0, 1101, 0, 0, 0, 0, 1101, 0, 0, 0], [0, 0, 1101, 0, 0, 0, 0, 1101, 1031, 0, 0],
    [0, 0, 1101, 1103, 0, 0, 0, 1101, 0, 1103, 0],
    [0, 0, 1103, 1022, 1012, 1002, 921, 909, 829, 818, 808], [0, 0, 1105, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 1115, 0, 0, 0, 1117, 0, 0, 0, 1119], [0, 0, 1129, 0, 0, 0, 0, 1129, 0, 0, 0],
    [0, 0, 1212, 1201, 1120, 1110, 1030, 1019, 1008, 927, 916], [0, 0, 1213, 0, 0, 0, 0, 1213, 0, 0, 0],
    [0, 0, 1223, 1222, 0, 0, 0, 1223, 1223, 1222, 0], [0, 0, 1224, 0, 0, 0, 0, 1224, 1226, 0, 0],
    [0, 0, 1225, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 1226, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 1226, 0, 0, 0, 0, 1226, 0, 0, 0], [0, 0, 1227, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 1227, 0, 0, 0, 0, 0, 1022, 0, 1001], [0, 0, 1227, 0, 0, 0, 0, 1226, 0, 0, 0],
    [0, 0, 1227, 0, 0, 0, 0, 1227, 0, 0, 0], [0, 0, 1227, 0, 0, 0, 0, 1227, 1226, 0, 0],
    [0, 0, 1227, 0, 0, 0, 0, 1227, 1227, 0, 0], [0, 0, 1227, 0, 0, 0, 0, 1227, 1228, 0, 0],
    [0, 0, 1228, 0, 0, 0, 0, 1228, 0, 0, 0], [0, 0, 1228, 0, 0, 0, 0, 1228, 1228, 0, 0],
    [0, 0, 1228, 0, 0, 1224, 0, 0, 1221, 0, 1229], [0, 0, 1231, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 1231, 0, 0, 0, 0, 1231, 0, 102, 0], [0, 102, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 102, 0, 0, 1231, 0, 0, 102, 0, 0, 1231], [0, 102, 102, 102, 102, 102, 102, 102, 102, 102, 102],
    [0, 103, 0, 0, 0, 0, 0, 103, 0, 0, 0], [0, 103, 103, 103, 103, 103, 103, 103, 103, 103, 103],
    [0, 104, 104, 104, 104, 104, 104, 104, 104, 104, 104],
    [0, 105, 105, 105, 105, 105, 105, 105, 105, 105, 105],
    [0, 106, 106, 106, 106, 106, 106, 106, 106, 106, 106], [0, 109, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 112, 111, 0, 0, 0, 0, 112, 0, 0, 0], [0, 112, 111, 110, 108, 107, 0, 112, 110, 109, 108],
    [0, 115, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 116, 118, 0, 0, 0, 0, 116, 0, 0, 0], [0, 118, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 119, 118, 0, 0, 0, 0, 119, 0, 0, 0], [0, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127],
    [0, 129, 128, 127, 0, 0, 0, 129, 127, 126, 0], [0, 202, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 202, 0, 0, 0, 0, 0, 202, 0, 0, 0], [0, 202, 202, 0, 0, 0, 0, 202, 0, 0, 0],
    [0, 216, 205, 125, 212, 202, 122, 210, 130, 218, 207],
    [0, 218, 208, 128, 116, 105, 1215, 1204, 1123, 1112, 1101], [0, 220, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 220, 0, 0, 216, 206, 0, 0, 203, 222, 0], [0, 223, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 223, 0, 0, 0, 0, 0, 223, 0, 0, 0], [0, 227, 301, 0, 0, 0, 0, 227, 0, 0, 0],
    [0, 301, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 302, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 303, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 304, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 305, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 306, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 307, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 308, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 309, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 309, 0, 0, 0, 0, 310, 0, 0, 0, 0],
    [0, 309, 0, 0, 0, 309, 0, 0, 0, 0, 0], [0, 316, 306, 223, 211, 131, 121, 110, 1219, 1208, 1127],
    [0, 316, 315, 0, 0, 0, 0, 315, 0, 0, 0], [0, 318, 308, 225, 213, 202, 123, 112, 101, 1210, 1129],
    [0, 319, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 319, 309, 226, 214, 203, 124, 113, 102, 1211, 1130],
    [0, 319, 319, 0, 0, 319, 0, 319, 0, 0, 0], [0, 320, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 320, 309, 226, 214, 204, 124, 114, 102, 1212, 1201],
    [0, 320, 310, 227, 215, 204, 125, 114, 103, 1212, 1201], [0, 321, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 321, 310, 227, 215, 205, 125, 115, 0, 0, 0],
    [0, 321, 310, 227, 215, 205, 125, 115, 103, 1213, 1202],
    [0, 321, 311, 228, 216, 205, 126, 115, 104, 1213, 1202], [0, 322, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 322, 0, 0, 0, 206, 0, 116, 1221, 1214, 1203],
    [0, 322, 311, 228, 216, 206, 126, 116, 104, 1214, 1203], [0, 323, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 323, 0, 228, 0, 0, 127, 0, 1226, 0, 1203], [0, 323, 0, 229, 218, 0, 127, 118, 1226, 0, 1204],
    [0, 323, 312, 229, 217, 207, 127, 117, 105, 1215, 1204],
    [0, 323, 314, 301, 218, 0, 128, 118, 1226, 0, 1204], [0, 323, 322, 0, 0, 0, 0, 323, 0, 0, 0],
    [0, 323, 323, 0, 0, 0, 0, 323, 0, 0, 0], [0, 324, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 324, 0, 0, 219, 0, 129, 0, 1227, 0, 1205], [0, 325, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 326, 415, 403, 0, 412, 401, 419, 0, 0, 0], [0, 326, 415, 403, 0, 412, 401, 419, 407, 328, 416],
    [0, 327, 415, 403, 0, 412, 401, 419, 407, 328, 416], [0, 330, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 406, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 406, 0, 0, 0, 0, 403, 405, 0, 0, 0],
    [0, 406, 0, 0, 0, 0, 407, 405, 0, 0, 0], [0, 406, 329, 417, 402, 422, 414, 329, 418, 410, 326],
    [0, 407, 0, 0, 0, 0, 0, 405, 0, 0, 0], [0, 409, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 412, 502, 0, 408, 428, 0, 502, 424, 0, 429], [0, 420, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 422, 512, 0, 0, 508, 0, 0, 504, 0, 0], [0, 427, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 427, 0, 0, 0, 0, 0, 0, 411, 0, 0], [0, 427, 426, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 427, 426, 0, 0, 0, 0, 426, 0, 0, 0], [0, 501, 501, 501, 501, 501, 501, 501, 501, 501, 501],
    [0, 503, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 504, 503, 0, 0, 0, 0, 503, 503, 0, 0],
    [0, 505, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 511, 510, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 511, 510, 0, 0, 0, 0, 510, 0, 0, 0], [0, 515, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 516, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 518, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 524, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 525, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 525, 0, 0, 521, 0, 0, 517, 0, 0, 0], [0, 525, 524, 0, 0, 0, 0, 524, 0, 0, 0],
    [0, 526, 515, 504, 423, 412, 401, 321, 310, 228, 217],
    [0, 527, 516, 505, 424, 413, 402, 322, 311, 301, 218], [0, 528, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 528, 517, 506, 425, 414, 403, 323, 0, 0, 0],
    [0, 528, 517, 506, 425, 414, 403, 323, 312, 302, 219], [0, 529, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 529, 518, 507, 426, 415, 404, 324, 313, 303, 220], [0, 530, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 530, 519, 508, 427, 416, 405, 325, 314, 304, 221], [0, 601, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 601, 0, 0, 0, 601, 0, 0, 0, 0, 0], [0, 601, 531, 0, 0, 0, 0, 531, 0, 0, 0],
    [0, 602, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 603, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 603, 0, 0, 0, 612, 0, 0, 0, 531, 0], [0, 604, 524, 513, 502, 421, 410, 330, 319, 309, 226],
    [0, 615, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 616, 606, 525, 514, 503, 423, 411, 401, 321, 311],
    [0, 618, 610, 0, 517, 0, 424, 415, 0, 323, 315], [0, 619, 621, 0, 0, 0, 0, 621, 0, 0, 0],
    [0, 622, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 622, 620, 620, 620, 620, 620, 620, 620, 620, 620],
    [0, 624, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 625, 615, 603, 523, 512, 502, 420, 410, 330, 320],
    [0, 629, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 703, 705, 0, 0, 0, 0, 705, 0, 0, 0],
    [0, 706, 705, 0, 0, 0, 0, 705, 0, 0, 0], [0, 713, 712, 710, 0, 715, 714, 712, 711, 710, 0],
    [0, 717, 717, 717, 717, 717, 717, 717, 717, 717, 717], [0, 723, 723, 0, 0, 0, 0, 723, 723, 0, 0],
    [0, 727, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 731, 802, 0, 0, 0, 0, 802, 0, 0, 0],
    [0, 801, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 801, 0, 0, 0, 0, 0, 0, 801, 0, 0],
    [0, 803, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 803, 802, 0, 0, 0, 0, 802, 0, 0, 0],
    [0, 810, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 813, 0, 0, 0, 0, 814, 0, 0, 0, 0],
    [0, 814, 816, 0, 0, 0, 0, 816, 0, 0, 0], [0, 815, 0, 815, 0, 815, 0, 815, 0, 815, 0],
    [0, 817, 816, 0, 0, 0, 0, 816, 0, 0, 0], [0, 821, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 825, 814, 803, 724, 713, 702, 620, 609, 530, 520],
    [0, 826, 815, 804, 725, 714, 703, 621, 610, 531, 521], [0, 831, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 831, 830, 828, 827, 826, 825, 830, 829, 828, 827],
    [0, 902, 902, 902, 0, 902, 902, 902, 902, 902, 0], [0, 907, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 907, 906, 0, 0, 0, 0, 906, 0, 0, 0], [0, 915, 915, 915, 915, 915, 915, 915, 915, 915, 915],
    [0, 918, 0, 0, 0, 916, 0, 0, 0, 0, 0], [0, 921, 921, 921, 921, 921, 0, 921, 921, 921, 921],
    [0, 922, 0, 0, 0, 0, 0, 921, 0, 0, 0], [0, 925, 927, 0, 0, 0, 0, 927, 0, 0, 0],
    [0, 929, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1004, 1004, 1004, 1004, 1004, 1004, 1004, 1004, 1004, 1004],
    [0, 1005, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1005, 1004, 0, 0, 0, 0, 1004, 0, 0, 0],
    [0, 1005, 1004, 1004, 0, 0, 0, 1004, 1004, 1004, 0], [0, 1006, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1007, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1009, 1011, 0, 0, 0, 0, 1011, 0, 0, 0],
    [0, 1012, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1012, 0, 0, 0, 1012, 0, 0, 0, 0, 0],
    [0, 1012, 1012, 1012, 1012, 1012, 0, 1012, 1012, 1012, 1012], [0, 1019, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1023, 1025, 0, 0, 0, 0, 1025, 0, 0, 0], [0, 1026, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1031, 1031, 1031, 1031, 1031, 1031, 1031, 1031, 1031, 1031],
    [0, 1102, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1102, 1102, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1103, 0, 1107, 0, 1105, 0, 1102, 0, 1107, 0], [0, 1104, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1108, 1029, 1017, 1105, 1026, 1114, 1102, 1022, 1110, 1030],
    [0, 1109, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1110, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1111, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1116, 1115, 0, 0, 0, 0, 1115, 0, 0, 0],
    [0, 1124, 1124, 1124, 1124, 1124, 1124, 1124, 1124, 1124, 1124],
    [0, 1130, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1130, 1130, 0, 0, 0, 0, 1130, 0, 0, 0],
    [0, 1207, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1207, 1206, 0, 0, 0, 0, 1206, 0, 0, 0],
    [0, 1214, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1218, 1217, 0, 0, 0, 0, 1217, 0, 0, 0],
    [0, 1221, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1223, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1224, 1224, 1224, 1224, 1224, 1224, 1224, 1224, 1224, 1224],
    [0, 1226, 0, 0, 0, 0, 0, 0, 1227, 0, 0], [0, 1227, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1228, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1228, 1227, 0, 0, 0, 0, 1227, 0, 0, 0],
    [0, 1228, 1227, 0, 0, 0, 0, 1227, 1227, 0, 0], [0, 1228, 1227, 0, 0, 0, 0, 1227, 1228, 0, 0],
    [0, 1228, 1228, 0, 0, 0, 0, 1228, 0, 0, 0], [0, 1228, 1228, 0, 0, 0, 0, 1228, 1227, 0, 0],
    [0, 1228, 1229, 0, 0, 0, 0, 1229, 0, 0, 0],
    [0, 1229, 1229, 1229, 1229, 1229, 1229, 1229, 1229, 1229, 1229],
    [0, 1231, 0, 0, 0, 0, 0, 0, 0, 0, 0], [101, 101, 101, 101, 101, 101, 101, 101, 101, 0, 101],
    [101; YEARS], [101, 101, 101, 103, 101, 101, 101, 101, 103, 102, 101],
    [102, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [102; YEARS], [103, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [103; YEARS],
    [103, 105, 0, 0, 0, 0, 103, 105, 0, 0, 0], [104; YEARS], [105; YEARS],
    [106, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [106, 0, 0, 0, 0, 0, 106, 0, 0, 0, 0],
    [106, 0, 115, 104, 115, 110, 0, 118, 107, 117, 116],
    [106, 105, 104, 110, 106, 106, 106, 105, 110, 109, 106],
    [106, 106, 106, 106, 106, 0, 106, 106, 106, 106, 106], [106; YEARS], [107; YEARS], [108; YEARS],
    [109, 108, 107, 113, 111, 110, 109, 108, 113, 112, 111], [109; YEARS],
    [110, 109, 108, 114, 112, 111, 110, 109, 114, 113, 112], [110; YEARS],
    [110, 112, 0, 0, 0, 0, 110, 112, 0, 0, 0], [111, 110, 109, 108, 113, 112, 111, 110, 108, 114, 113],
    [111, 111, 111, 111, 111, 111, 111, 111, 0, 0, 0], [111; YEARS], [112; YEARS],
    [112, 115, 111, 111, 111, 111, 111, 111, 111, 111, 111], [113, 103, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [113, 112, 111, 110, 108, 114, 113, 112, 110, 109, 108], [113; YEARS],
    [114, 103, 0, 0, 0, 0, 0, 0, 0, 0, 0], [114; YEARS],
    [114, 114, 115, 115, 114, 114, 115, 115, 0, 0, 0],
    [114, 114, 115, 115, 114, 114, 115, 115, 114, 114, 115], [114, 115, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [114, 115, 115, 115, 114, 114, 115, 115, 0, 0, 0],
    [114, 115, 115, 115, 114, 114, 115, 115, 114, 114, 115],
    [115, 115, 115, 115, 115, 115, 115, 115, 115, 0, 115], [115; YEARS],
    [115, 115, 116, 116, 115, 115, 116, 116, 115, 115, 116],
    [115, 116, 116, 116, 115, 115, 116, 116, 115, 115, 116], [116; YEARS],
    [116, 116, 117, 117, 116, 116, 117, 117, 116, 116, 117], [117; YEARS], [119; YEARS],
    [119, 119, 119, 120, 119, 119, 119, 120, 119, 119, 119], [120, 0, 0, 0, 120, 0, 0, 0, 120, 0, 0],
    [120, 119, 118, 117, 115, 121, 120, 119, 117, 116, 115],
    [120, 119, 125, 124, 122, 121, 120, 119, 124, 123, 122], [120; YEARS], [121; YEARS], [122; YEARS],
    [123; YEARS], [124, 123, 123, 123, 126, 125, 124, 123, 123, 123, 126], [124; YEARS],
    [125, 0, 0, 0, 125, 125, 125, 0, 0, 0, 125], [125; YEARS],
    [126, 126, 125, 124, 129, 126, 126, 126, 124, 130, 129],
    [126, 126, 126, 126, 126, 126, 126, 126, 0, 0, 0], [126; YEARS], [127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [127, 0, 0, 0, 0, 128, 127, 0, 0, 0, 0], [127, 0, 204, 124, 0, 131, 121, 209, 0, 217, 206],
    [127, 116, 105, 0, 0, 0, 0, 0, 0, 0, 0],
    [127, 116, 105, 1214, 1203, 1123, 1112, 1101, 1021, 1010, 929],
    [127, 117, 0, 0, 0, 0, 0, 0, 0, 0, 0], [127, 117, 106, 0, 0, 0, 0, 0, 0, 0, 0],
    [127, 126, 125, 124, 122, 128, 127, 126, 124, 123, 122],
    [127, 126, 126, 126, 126, 128, 127, 126, 126, 126, 126],
    [127, 126, 201, 131, 129, 128, 127, 126, 131, 130, 129], [127; YEARS],
    [128, 117, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [128, 117, 106, 1215, 1204, 1124, 1113, 1102, 1022, 1011, 930], [128; YEARS],
    [128, 215, 204, 124, 211, 201, 121, 209, 129, 217, 206],
    [128, 216, 205, 125, 212, 201, 122, 210, 130, 218, 207],
    [128, 216, 205, 125, 212, 202, 122, 210, 130, 218, 207],
    [128, 216, 206, 126, 212, 202, 122, 210, 130, 218, 207], [129, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [129, 129, 129, 129, 129, 129, 130, 130, 0, 0, 0], [129, 217, 206, 0, 0, 0, 0, 0, 0, 0, 0],
    [129, 217, 206, 126, 213, 0, 123, 211, 131, 0, 208],
    [129, 217, 206, 126, 213, 202, 123, 211, 131, 219, 208],
    [129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208],
    [129, 217, 207, 127, 213, 203, 123, 211, 131, 219, 208], [130, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [130, 118, 0, 0, 0, 0, 0, 0, 0, 0, 0], [130, 119, 108, 127, 115, 104, 123, 113, 131, 121, 110],
    [130, 119, 207, 226, 115, 203, 124, 212, 0, 0, 0],
    [130, 218, 0, 127, 214, 204, 124, 212, 201, 220, 209], [130, 218, 207, 0, 0, 0, 0, 0, 0, 0, 0],
    [130, 218, 207, 127, 214, 203, 124, 212, 201, 220, 209],
    [130, 218, 207, 127, 214, 204, 124, 212, 201, 220, 209],
    [130, 218, 208, 128, 214, 204, 124, 212, 201, 220, 209], [131; YEARS],
    [131, 219, 208, 128, 215, 204, 125, 213, 202, 221, 210],
    [131, 219, 208, 128, 215, 205, 125, 213, 202, 221, 210], [201; YEARS],
    [201, 220, 209, 129, 216, 205, 126, 214, 203, 222, 211],
    [202, 123, 211, 131, 119, 207, 127, 215, 204, 124, 212], [202; YEARS],
    [203, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [203, 0, 205, 0, 0, 0, 203, 0, 0, 0, 0],
    [203, 202, 0, 0, 0, 0, 203, 202, 0, 0, 0], [203, 202, 201, 131, 129, 204, 203, 202, 131, 130, 129],
    [203, 202, 201, 207, 205, 201, 203, 202, 207, 206, 205],
    [203, 202, 201, 207, 205, 204, 203, 202, 207, 206, 205], [203, 203, 0, 0, 0, 0, 203, 203, 0, 0, 0],
    [203; YEARS], [204, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [204, 204, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [204; YEARS], [205; YEARS], [206; YEARS], [207; YEARS], [208; YEARS], [209; YEARS], [210; YEARS],
    [210, 211, 211, 211, 210, 210, 211, 211, 210, 210, 211],
    [211, 201, 122, 209, 129, 118, 206, 127, 214, 203, 123],
    [211, 202, 122, 209, 129, 118, 206, 127, 214, 203, 123],
    [211, 210, 209, 208, 213, 212, 211, 210, 208, 214, 213], [211; YEARS],
    [212, 201, 0, 0, 0, 0, 0, 0, 0, 0, 0], [212, 201, 220, 210, 130, 218, 207, 226, 214, 203, 222],
    [212; YEARS], [212, 303, 221, 210, 227, 217, 206, 225, 214, 305, 222],
    [212, 303, 221, 210, 227, 217, 307, 225, 214, 304, 222], [213; YEARS],
    [214, 204, 0, 0, 0, 0, 0, 0, 0, 0, 0], [214; YEARS], [215, 204, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [215; YEARS], [216; YEARS], [217, 216, 215, 221, 219, 218, 217, 216, 221, 220, 219],
    [217, 217, 0, 0, 0, 0, 217, 217, 0, 0, 0], [217; YEARS], [218; YEARS], [219; YEARS],
    [219, 219, 219, 219, 219, 219, 220, 220, 0, 0, 0], [220; YEARS], [221; YEARS], [222; YEARS],
    [223, 0, 0, 0, 0, 221, 223, 0, 0, 0, 0], [223; YEARS], [224, 0, 0, 0, 224, 0, 224, 0, 0, 0, 224],
    [224; YEARS], [224, 506, 322, 0, 212, 506, 224, 0, 321, 102, 212], [225; YEARS],
    [226, 0, 306, 223, 211, 302, 220, 310, 0, 0, 0],
    [226, 0, 306, 223, 211, 302, 220, 310, 227, 217, 308], [226, 215, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [226, 215, 306, 223, 211, 302, 220, 310, 0, 0, 0],
    [226, 215, 306, 223, 211, 302, 220, 310, 227, 217, 308],
    [226, 226, 226, 226, 226, 226, 226, 226, 0, 0, 0], [226; YEARS], [227; YEARS],
    [228, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [228, 213, 205, 225, 209, 301, 221, 206, 225, 217, 202],
    [228, 218, 207, 226, 214, 203, 222, 212, 302, 219, 209],
    [228, 218, 207, 226, 214, 305, 222, 212, 0, 0, 0],
    [228, 228, 0, 228, 228, 228, 228, 228, 228, 228, 228], [228; YEARS],
    [228, 302, 0, 0, 0, 0, 228, 0, 0, 0, 0], [301, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [301, 0, 301, 301, 301, 301, 301, 301, 301, 301, 301],
    [301, 218, 207, 226, 214, 203, 222, 212, 131, 219, 209],
    [301, 218, 208, 128, 116, 105, 1215, 1204, 1123, 1112, 1101],
    [301, 219, 208, 227, 215, 204, 223, 213, 303, 220, 210], [301; YEARS],
    [302, 215, 207, 227, 211, 303, 223, 208, 227, 219, 204], [302, 219, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [302, 219, 208, 0, 0, 0, 0, 0, 0, 0, 0], [302, 219, 208, 227, 215, 204, 223, 213, 201, 220, 210],
    [302; YEARS], [303, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [303, 0, 0, 0, 0, 304, 303, 0, 0, 0, 0],
    [303, 216, 208, 228, 212, 304, 224, 209, 228, 220, 205],
    [303, 220, 209, 228, 216, 205, 224, 214, 202, 221, 211],
    [303, 223, 315, 228, 219, 311, 224, 315, 307, 220, 312],
    [303, 301, 301, 301, 301, 301, 301, 301, 301, 301, 301], [303, 302, 0, 0, 0, 0, 303, 0, 0, 0, 0],
    [303, 302, 301, 306, 305, 304, 303, 301, 307, 306, 305], [303; YEARS],
    [304, 217, 209, 229, 213, 305, 225, 210, 301, 221, 206],
    [304, 303, 302, 307, 306, 305, 304, 302, 301, 307, 306], [304; YEARS],
    [305, 218, 210, 301, 214, 306, 226, 211, 302, 222, 207], [305; YEARS], [306; YEARS],
    [307, 309, 0, 0, 0, 0, 307, 0, 0, 0, 0], [308, 308, 308, 308, 308, 308, 308, 308, 0, 0, 0],
    [308; YEARS], [308, 308, 308, 310, 309, 308, 308, 308, 311, 310, 309],
    [310, 0, 308, 306, 312, 0, 310, 308, 307, 306, 312], [310, 309, 0, 0, 0, 0, 310, 0, 0, 0, 0],
    [310, 309, 308, 313, 312, 311, 310, 308, 314, 313, 312], [311; YEARS],
    [312, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [312, 311, 310, 308, 314, 313, 312, 310, 309, 308, 314],
    [312; YEARS], [313, 302, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [313, 302, 321, 310, 228, 319, 308, 326, 0, 0, 0],
    [313, 302, 322, 310, 227, 318, 307, 326, 315, 304, 323],
    [313, 303, 321, 310, 228, 319, 308, 326, 315, 304, 323], [313; YEARS],
    [313, 508, 508, 508, 508, 508, 508, 508, 508, 508, 508], [314, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [314, 303, 322, 311, 301, 320, 309, 327, 0, 0, 0],
    [314, 303, 322, 311, 301, 320, 309, 327, 316, 305, 324],
    [314, 303, 322, 311, 328, 319, 309, 327, 316, 305, 324],
    [314, 304, 322, 311, 301, 320, 309, 327, 0, 0, 0],
    [314, 304, 322, 311, 301, 320, 309, 327, 316, 305, 324], [314; YEARS],
    [314, 316, 0, 0, 0, 0, 314, 0, 0, 0, 0], [315; YEARS], [316; YEARS],
    [317, 316, 315, 320, 319, 318, 317, 315, 321, 320, 319], [317; YEARS],
    [318, 307, 0, 0, 0, 0, 0, 0, 0, 0, 0], [318, 307, 224, 0, 0, 0, 0, 0, 0, 0, 0], [318; YEARS],
    [319, 319, 319, 0, 319, 319, 319, 319, 319, 0, 319], [319; YEARS],
    [319, 320, 320, 319, 319, 319, 320, 319, 319, 319, 320], [320, 0, 0, 0, 0, 320, 0, 0, 0, 320, 0],
    [320; YEARS], [320, 320, 321, 320, 320, 320, 321, 320, 320, 320, 321],
    [321, 321, 321, 320, 320, 321, 321, 320, 320, 321, 321], [321; YEARS],
    [322, 311, 0, 0, 0, 0, 0, 0, 0, 0, 0], [322, 322, 322, 321, 321, 322, 322, 321, 321, 322, 322],
    [322; YEARS], [323, 323, 323, 322, 322, 323, 323, 322, 322, 323, 323], [323; YEARS],
    [324, 316, 315, 320, 319, 318, 317, 315, 321, 320, 319], [324, 323, 0, 0, 0, 0, 324, 0, 0, 0, 0],
    [324, 323, 322, 320, 0, 325, 324, 322, 321, 320, 0],
    [324, 323, 322, 320, 326, 325, 324, 322, 321, 320, 327],
    [324, 324, 324, 0, 0, 325, 324, 324, 0, 0, 0],
    [324, 324, 324, 323, 323, 324, 324, 323, 323, 324, 324], [324; YEARS],
    [325, 325, 0, 0, 0, 0, 325, 0, 0, 0, 0], [325; YEARS],
    [325, 326, 325, 0, 326, 325, 325, 325, 325, 0, 326], [326; YEARS],
    [326, 327, 326, 0, 0, 326, 326, 326, 0, 0, 0], [327, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [327, 312, 304, 323, 308, 328, 320, 304, 324, 316, 301],
    [327, 316, 306, 223, 211, 131, 121, 110, 1219, 1208, 1127], [327; YEARS],
    [328, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [328, 317, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [328, 320, 0, 0, 0, 0, 0, 0, 0, 0, 0], [329, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [329, 319, 0, 0, 0, 0, 0, 0, 0, 0, 0], [329, 319, 308, 326, 315, 305, 324, 312, 331, 320, 310],
    [329; YEARS], [330, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [330, 319, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [330, 319, 309, 226, 214, 203, 124, 113, 102, 1211, 1130],
    [330, 319, 407, 327, 414, 403, 324, 411, 331, 321, 409], [330, 320, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [330, 320, 309, 226, 214, 204, 124, 114, 0, 0, 0],
    [330, 320, 309, 226, 214, 204, 124, 114, 102, 1212, 1201],
    [330, 320, 408, 327, 415, 404, 324, 411, 331, 321, 409], [330; YEARS],
    [331, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [331, 0, 0, 0, 0, 0, 0, 0, 103, 0, 0],
    [331, 0, 0, 228, 0, 0, 0, 0, 104, 0, 1203], [331, 109, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [331, 319, 0, 0, 0, 0, 0, 0, 0, 0, 0], [331, 320, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [331, 320, 310, 227, 215, 204, 125, 114, 103, 1212, 1201], [331, 321, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [331, 321, 310, 0, 0, 0, 0, 0, 0, 0, 0], [331, 321, 310, 227, 215, 205, 125, 115, 0, 0, 0],
    [331, 321, 310, 227, 215, 205, 125, 115, 103, 1213, 1202],
    [331, 330, 329, 327, 326, 325, 331, 329, 328, 327, 326], [331; YEARS],
    [401, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [401, 0, 0, 0, 403, 0, 331, 0, 0, 0, 0],
    [401, 320, 0, 0, 0, 0, 0, 0, 0, 0, 0], [401, 321, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [401, 321, 311, 228, 216, 205, 126, 115, 104, 1213, 1202], [401, 322, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [401, 322, 311, 0, 0, 0, 0, 0, 0, 0, 0], [401, 322, 311, 228, 216, 206, 126, 116, 0, 0, 0],
    [401, 322, 311, 228, 216, 206, 126, 116, 104, 1214, 1203],
    [401, 401, 401, 331, 331, 401, 401, 331, 331, 401, 401], [401; YEARS],
    [401, 703, 0, 0, 0, 0, 0, 0, 0, 0, 0], [402, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [402, 322, 312, 229, 217, 206, 127, 116, 105, 1214, 1203], [402, 323, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [402, 323, 312, 0, 0, 0, 0, 0, 0, 0, 0], [402, 402, 402, 401, 401, 402, 402, 401, 401, 402, 402],
    [402; YEARS], [403, 403, 406, 403, 403, 0, 0, 402, 405, 0, 0],
    [403, 409, 401, 406, 405, 404, 403, 401, 407, 413, 405], [404; YEARS],
    [404, 405, 405, 404, 404, 405, 405, 404, 404, 405, 405], [405, 0, 0, 0, 0, 0, 405, 0, 0, 0, 0],
    [406, 327, 415, 403, 422, 412, 401, 419, 0, 0, 0], [406; YEARS],
    [407, 0, 0, 0, 0, 0, 407, 0, 0, 0, 0], [407, 0, 0, 0, 0, 408, 407, 0, 0, 0, 0], [407; YEARS],
    [407, 426, 416, 404, 423, 412, 401, 419, 409, 428, 417], [408; YEARS], [409; YEARS],
    [410, 331, 418, 407, 426, 416, 405, 423, 0, 0, 0],
    [410, 331, 418, 407, 426, 416, 405, 423, 412, 401, 420], [411, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [411, 410, 409, 414, 413, 412, 411, 409, 408, 414, 413], [411; YEARS],
    [412, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [412, 401, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [413, 402, 422, 411, 331, 418, 408, 327, 414, 404, 424], [413, 413, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [413; YEARS], [413, 414, 414, 413, 414, 414, 414, 413, 414, 414, 414],
    [414, 414, 0, 0, 0, 0, 0, 0, 0, 0, 0], [414, 414, 414, 413, 414, 414, 414, 413, 0, 0, 0],
    [414, 414, 414, 413, 414, 414, 414, 413, 413, 413, 413],
    [414, 414, 414, 413, 414, 414, 414, 413, 414, 414, 414],
    [414, 414, 414, 414, 414, 414, 414, 414, 0, 0, 0], [414; YEARS],
    [414, 415, 415, 414, 414, 415, 415, 414, 414, 414, 414],
    [415, 415, 415, 414, 415, 415, 415, 414, 414, 414, 414],
    [415, 415, 415, 414, 415, 415, 415, 414, 415, 415, 415], [415; YEARS],
    [415, 416, 416, 415, 415, 416, 416, 415, 415, 415, 415],
    [416, 0, 0, 417, 416, 416, 416, 0, 0, 417, 416],
    [416, 416, 416, 415, 416, 416, 416, 415, 415, 415, 415],
    [416, 416, 416, 415, 416, 416, 416, 415, 416, 416, 416], [416; YEARS],
    [417, 402, 325, 413, 329, 418, 410, 325, 414, 406, 322], [417; YEARS],
    [418, 403, 0, 0, 0, 0, 0, 0, 0, 0, 0], [418, 403, 326, 414, 330, 419, 411, 326, 0, 0, 0],
    [418, 403, 326, 414, 330, 419, 411, 326, 415, 407, 323],
    [418, 410, 430, 414, 406, 426, 411, 430, 422, 407, 427], [418; YEARS],
    [419, 0, 0, 415, 0, 0, 412, 0, 0, 408, 0], [419, 404, 327, 415, 331, 420, 412, 327, 416, 408, 324],
    [419, 408, 428, 417, 406, 424, 414, 402, 420, 410, 430],
    [419, 411, 501, 415, 407, 427, 412, 501, 423, 408, 428], [419; YEARS],
    [420, 405, 328, 416, 401, 421, 413, 328, 417, 409, 325],
    [420, 412, 502, 416, 408, 428, 413, 502, 424, 409, 429], [420; YEARS],
    [421, 406, 329, 417, 402, 422, 414, 329, 418, 410, 326],
    [421, 413, 503, 417, 409, 429, 414, 503, 425, 410, 430],
    [421, 413, 504, 417, 409, 429, 414, 504, 425, 410, 430],
    [421, 413, 504, 417, 410, 429, 414, 504, 425, 410, 430], [421, 420, 0, 0, 0, 0, 421, 0, 0, 0, 0],
    [421, 420, 419, 417, 416, 415, 421, 419, 418, 417, 416],
    [421, 421, 421, 420, 421, 421, 421, 420, 421, 421, 421], [421; YEARS],
    [422, 407, 330, 418, 403, 423, 415, 330, 419, 411, 327],
    [423, 423, 423, 0, 423, 423, 423, 423, 423, 0, 423], [423; YEARS],
    [423, 917, 917, 917, 917, 917, 917, 917, 917, 917, 917], [424, 414, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [424, 423, 422, 420, 419, 425, 424, 422, 421, 420, 419], [424; YEARS],
    [425, 424, 430, 428, 427, 426, 425, 430, 429, 428, 427], [425, 425, 0, 0, 0, 425, 425, 0, 0, 0, 0],
    [425; YEARS], [425, 425, 426, 425, 425, 425, 425, 426, 425, 425, 425], [426; YEARS],
    [426, 427, 427, 427, 427, 427, 426, 427, 427, 427, 427], [427, 0, 0, 0, 0, 0, 427, 0, 0, 0, 0],
    [427; YEARS], [428, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [428, 0, 0, 0, 0, 0, 428, 0, 0, 0, 0],
    [428, 0, 0, 0, 0, 429, 428, 0, 0, 0, 0], [428, 413, 405, 424, 409, 429, 421, 405, 425, 417, 402],
    [428, 420, 510, 424, 416, 506, 421, 510, 502, 417, 507],
    [428, 427, 426, 424, 423, 422, 428, 426, 425, 424, 423],
    [428, 427, 426, 424, 430, 429, 428, 426, 425, 424, 430], [428; YEARS],
    [429, 419, 508, 427, 516, 505, 424, 511, 501, 420, 509],
    [429, 421, 511, 425, 417, 507, 422, 511, 503, 418, 508], [429; YEARS],
    [430, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [430; YEARS],
    [430, 430, 430, 502, 430, 430, 430, 430, 429, 502, 430], [501, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [501, 0, 0, 502, 419, 0, 429, 415, 0, 425, 515], [501, 501, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [501, 501, 501, 0, 0, 0, 501, 501, 0, 0, 0], [501, 501, 501, 501, 501, 501, 501, 501, 0, 0, 0],
    [501, 501, 501, 501, 501, 501, 501, 501, 0, 501, 501], [501; YEARS],
    [501, 501, 501, 501, 501, 501, 501, 501, 502, 501, 501], [502, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [502, 0, 0, 0, 430, 0, 502, 0, 0, 0, 430], [502, 0, 430, 0, 430, 503, 502, 430, 502, 0, 430],
    [502, 323, 0, 0, 0, 0, 0, 0, 0, 0, 0], [502, 502, 0, 502, 502, 502, 502, 0, 502, 502, 502],
    [502; YEARS], [503, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [503; YEARS],
    [504, 503, 502, 507, 506, 505, 504, 502, 501, 507, 506], [504; YEARS],
    [505, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [505, 0, 0, 0, 0, 0, 505, 0, 0, 0, 0],
    [505, 0, 0, 0, 0, 505, 0, 0, 0, 0, 505], [505, 0, 0, 0, 0, 506, 505, 0, 0, 0, 0],
    [505, 504, 501, 501, 430, 429, 505, 501, 502, 501, 430],
    [505, 504, 503, 501, 507, 506, 505, 503, 502, 501, 507], [505; YEARS],
    [505, 524, 513, 502, 520, 509, 528, 516, 506, 525, 515], [506, 0, 0, 0, 430, 812, 506, 0, 0, 0, 430],
    [506, 0, 0, 0, 507, 506, 0, 0, 0, 0, 507], [506, 421, 413, 502, 417, 507, 429, 413, 503, 425, 410],
    [506, 505, 504, 502, 501, 507, 506, 504, 503, 502, 501],
    [506, 505, 504, 502, 508, 507, 506, 504, 503, 502, 508], [506; YEARS],
    [506, 525, 0, 0, 521, 0, 0, 517, 0, 0, 0], [507, 426, 416, 504, 423, 512, 502, 420, 508, 428, 417],
    [507; YEARS], [508, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [508, 0, 508, 508, 508, 508, 508, 508, 508, 508, 508], [508; YEARS],
    [509, 509, 0, 509, 509, 509, 509, 0, 509, 509, 509],
    [509, 509, 509, 508, 509, 509, 509, 508, 509, 509, 509], [509; YEARS],
    [509, 511, 0, 0, 0, 0, 509, 0, 0, 0, 0], [510, 510, 510, 510, 510, 510, 510, 510, 509, 510, 510],
    [510; YEARS], [511, 430, 520, 508, 427, 516, 505, 524, 513, 502, 521],
    [511, 501, 520, 508, 427, 516, 505, 523, 513, 502, 521],
    [511, 510, 509, 514, 513, 512, 511, 509, 508, 514, 513], [511; YEARS],
    [511, 531, 520, 508, 527, 516, 604, 523, 513, 601, 521], [512, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [512, 501, 0, 0, 0, 0, 0, 0, 0, 0, 0], [512, 501, 520, 508, 527, 517, 507, 525, 0, 0, 0],
    [512, 501, 520, 508, 527, 517, 507, 525, 514, 503, 522],
    [512, 511, 0, 515, 514, 513, 512, 0, 510, 515, 514],
    [512, 511, 510, 515, 514, 513, 512, 510, 509, 515, 514], [512; YEARS],
    [512, 515, 517, 515, 514, 513, 512, 517, 516, 515, 514], [512, 531, 520, 0, 0, 0, 0, 0, 0, 0, 0],
    [512, 601, 0, 0, 528, 0, 0, 524, 0, 0, 0], [513, 502, 0, 0, 0, 0, 0, 0, 0, 0, 0], [514; YEARS],
    [515, 505, 524, 512, 501, 520, 509, 527, 517, 506, 525],
    [515, 514, 513, 518, 517, 516, 515, 513, 512, 518, 517], [515; YEARS],
    [516, 501, 423, 512, 427, 517, 509, 423, 513, 505, 420],
    [516, 516, 516, 516, 516, 516, 516, 516, 0, 0, 0], [516; YEARS],
    [517, 0, 517, 517, 517, 517, 517, 517, 517, 517, 517], [517; YEARS], [518; YEARS],
    [519, 0, 0, 0, 0, 0, 519, 0, 0, 0, 0], [519, 518, 0, 0, 0, 0, 519, 0, 0, 0, 0],
    [519, 518, 517, 515, 521, 520, 519, 517, 516, 515, 521],
    [519, 518, 524, 522, 521, 520, 519, 524, 523, 522, 521], [519; YEARS], [520; YEARS], [521; YEARS],
    [522; YEARS], [523, 522, 528, 526, 525, 524, 523, 528, 527, 526, 525], [523; YEARS],
    [523, 525, 0, 526, 525, 0, 523, 0, 523, 526, 525], [524; YEARS], [525; YEARS],
    [525, 531, 530, 528, 527, 526, 525, 530, 529, 604, 527], [526, 0, 0, 0, 0, 0, 526, 0, 0, 0, 0],
    [526, 0, 0, 0, 0, 527, 526, 0, 0, 0, 0], [526, 525, 0, 0, 0, 0, 526, 0, 0, 0, 0],
    [526, 525, 531, 529, 528, 527, 526, 531, 530, 529, 528], [526; YEARS], [527; YEARS], [528; YEARS],
    [528, 529, 529, 528, 528, 529, 529, 528, 0, 0, 0],
    [529, 514, 506, 525, 510, 530, 522, 506, 526, 518, 503],
    [529, 617, 607, 527, 515, 604, 524, 611, 531, 520, 608], [530, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [530, 0, 0, 529, 615, 0, 0, 611, 0, 0, 611], [530, 529, 528, 526, 525, 531, 530, 528, 527, 526, 525],
    [530, 530, 0, 530, 530, 530, 530, 0, 530, 530, 530], [530; YEARS],
    [530, 618, 608, 528, 616, 605, 526, 613, 602, 522, 611],
    [531, 0, 531, 531, 531, 531, 531, 531, 531, 531, 531],
    [531, 530, 529, 527, 526, 525, 531, 529, 528, 527, 526], [531; YEARS],
    [531, 619, 609, 528, 616, 605, 624, 612, 601, 620, 610], [601; YEARS],
    [601, 607, 606, 604, 603, 602, 601, 606, 605, 604, 603], [602, 0, 0, 0, 0, 0, 602, 0, 0, 0, 0],
    [602, 0, 0, 0, 0, 531, 602, 0, 0, 0, 0], [602, 0, 0, 529, 618, 0, 0, 614, 0, 0, 611],
    [602, 102, 0, 0, 0, 0, 0, 0, 0, 0, 0], [602, 518, 510, 529, 514, 603, 526, 510, 530, 522, 507],
    [602, 522, 611, 531, 520, 607, 528, 516, 603, 524, 613],
    [602, 601, 531, 529, 528, 527, 602, 531, 530, 529, 528],
    [602, 601, 607, 605, 604, 603, 602, 607, 606, 605, 604], [602; YEARS],
    [602, 608, 607, 605, 0, 603, 602, 607, 606, 605, 0], [603, 0, 0, 0, 0, 327, 0, 0, 0, 0, 328],
    [603, 0, 0, 0, 0, 604, 603, 0, 0, 0, 0], [603; YEARS],
    [604, 604, 604, 603, 603, 604, 604, 603, 603, 604, 604], [605, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [605, 526, 0, 0, 0, 0, 0, 0, 0, 0, 0], [605, 526, 515, 504, 423, 412, 401, 321, 310, 228, 217],
    [605, 605, 605, 604, 604, 605, 605, 604, 604, 605, 605], [605; YEARS],
    [606, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [606, 526, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [606, 526, 516, 0, 0, 0, 0, 0, 0, 0, 0], [606, 527, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [606, 527, 516, 505, 424, 413, 402, 322, 0, 0, 0],
    [606, 527, 516, 505, 424, 413, 402, 322, 311, 301, 218],
    [606, 605, 604, 602, 601, 607, 606, 604, 603, 602, 601], [606; YEARS],
    [607, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [607, 527, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [607, 527, 517, 0, 0, 0, 0, 0, 0, 0, 0], [607, 528, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [607, 528, 517, 506, 425, 414, 403, 323, 0, 0, 0],
    [607, 528, 517, 506, 425, 414, 403, 323, 312, 302, 219], [607; YEARS],
    [608, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [608, 524, 516, 604, 520, 609, 601, 516, 605, 528, 513],
    [608, 528, 0, 0, 0, 0, 0, 0, 0, 0, 0], [608, 528, 518, 0, 0, 0, 0, 0, 0, 0, 0],
    [608, 529, 0, 0, 0, 0, 0, 0, 0, 0, 0], [608, 529, 518, 507, 426, 415, 404, 324, 0, 0, 0],
    [608, 529, 518, 507, 426, 415, 404, 324, 313, 303, 220],
    [608, 531, 620, 604, 527, 616, 601, 620, 612, 528, 617], [608; YEARS],
    [609, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [609, 0, 0, 0, 0, 0, 609, 0, 0, 0, 0],
    [609, 0, 0, 0, 0, 607, 609, 0, 0, 0, 0], [609, 0, 0, 0, 0, 610, 609, 0, 0, 0, 0],
    [609, 525, 517, 605, 521, 610, 602, 517, 606, 529, 514], [609, 529, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [609, 530, 0, 0, 0, 0, 0, 0, 0, 0, 0], [609, 530, 519, 508, 427, 416, 405, 325, 0, 0, 0],
    [609, 530, 519, 508, 427, 416, 405, 325, 314, 304, 221],
    [609, 531, 519, 508, 0, 416, 406, 0, 314, 305, 221],
    [609, 601, 621, 605, 528, 617, 602, 621, 613, 529, 618],
    [609, 608, 614, 612, 611, 610, 609, 614, 613, 612, 611],
    [609, 609, 609, 609, 609, 0, 609, 609, 609, 609, 609], [609; YEARS],
    [610, 0, 0, 509, 0, 417, 0, 0, 315, 0, 0], [610, 531, 0, 509, 429, 417, 406, 0, 315, 305, 0],
    [610; YEARS], [610, 629, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [611, 531, 520, 607, 527, 517, 605, 525, 612, 602, 522],
    [611, 531, 520, 607, 527, 615, 605, 525, 612, 602, 522], [611; YEARS],
    [611, 629, 618, 607, 626, 615, 605, 623, 612, 602, 620], [612; YEARS],
    [613, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [613, 612, 611, 609, 608, 614, 613, 611, 610, 609, 608],
    [613, 613, 0, 613, 613, 613, 613, 0, 613, 613, 613], [613; YEARS],
    [613, 619, 618, 616, 615, 614, 620, 618, 617, 616, 615], [614, 604, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [614, 613, 612, 610, 609, 608, 614, 612, 611, 610, 609], [614; YEARS],
    [615, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [615, 531, 523, 611, 527, 616, 608, 523, 612, 604, 520],
    [615, 614, 620, 618, 617, 616, 615, 620, 619, 618, 617], [615; YEARS],
    [615, 621, 620, 618, 617, 616, 615, 620, 619, 618, 617],
    [615, 705, 620, 618, 617, 616, 615, 620, 619, 618, 617], [616, 0, 0, 0, 0, 617, 616, 0, 0, 0, 0],
    [616, 612, 612, 612, 612, 612, 612, 612, 612, 612, 612], [616, 615, 0, 0, 0, 0, 616, 0, 0, 0, 0],
    [616, 615, 614, 612, 611, 610, 616, 614, 613, 612, 611],
    [616, 615, 614, 612, 611, 617, 616, 614, 613, 612, 611],
    [616, 615, 621, 617, 617, 617, 616, 621, 617, 617, 617],
    [616, 615, 621, 619, 618, 617, 616, 621, 620, 619, 618], [616; YEARS], [617; YEARS], [618; YEARS],
    [619, 604, 527, 615, 531, 620, 612, 527, 616, 608, 524], [619; YEARS],
    [620, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [620, 0, 0, 0, 0, 0, 0, 0, 620, 0, 0],
    [620, 619, 625, 623, 622, 621, 620, 625, 624, 623, 622], [620; YEARS],
    [620, 621, 621, 620, 620, 621, 621, 620, 620, 621, 621], [620, 622, 0, 0, 0, 0, 623, 0, 0, 0, 0],
    [620, 710, 625, 714, 706, 621, 711, 702, 624, 707, 629],
    [621, 620, 626, 624, 623, 622, 621, 626, 625, 624, 623],
    [621, 621, 621, 620, 621, 621, 621, 620, 621, 621, 621], [621; YEARS], [622; YEARS],
    [623, 608, 531, 619, 604, 624, 616, 531, 620, 612, 528],
    [623, 608, 614, 612, 611, 610, 609, 614, 613, 612, 611],
    [623, 622, 621, 619, 618, 617, 623, 621, 620, 619, 618], [623; YEARS],
    [624, 624, 624, 624, 0, 624, 624, 624, 624, 624, 0], [624; YEARS], [625; YEARS],
    [626, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [626, 616, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [626, 616, 606, 525, 514, 503, 423, 411, 401, 321, 311], [626; YEARS],
    [627, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [627, 615, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [627, 616, 606, 0, 0, 0, 0, 0, 0, 0, 0], [627, 617, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [627, 617, 606, 0, 0, 0, 0, 0, 0, 0, 0], [627; YEARS], [628, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [628; YEARS], [629, 618, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [629, 629, 628, 626, 702, 629, 629, 628, 627, 626, 702], [629; YEARS],
    [630, 0, 0, 0, 0, 0, 630, 0, 0, 0, 0], [630, 0, 0, 0, 0, 628, 630, 0, 0, 0, 0],
    [630, 0, 705, 703, 702, 701, 630, 705, 704, 703, 702],
    [630, 615, 607, 626, 611, 701, 623, 607, 627, 619, 604],
    [630, 629, 628, 703, 702, 701, 630, 628, 704, 703, 702], [630; YEARS], [701; YEARS],
    [701, 701, 701, 701, 702, 701, 701, 701, 701, 701, 702], [702; YEARS],
    [703, 702, 701, 0, 0, 704, 703, 701, 0, 0, 0], [703; YEARS],
    [703, 722, 711, 630, 719, 708, 628, 716, 705, 724, 713], [704, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [704, 703, 702, 707, 706, 705, 704, 702, 701, 707, 706], [704; YEARS],
    [705, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [705, 624, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [705, 624, 613, 701, 621, 710, 630, 618, 707, 626, 615], [705, 625, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [705, 625, 615, 603, 523, 512, 502, 420, 410, 330, 320], [705; YEARS],
    [706, 625, 0, 0, 0, 0, 0, 0, 0, 0, 0], [706, 626, 0, 0, 0, 0, 0, 0, 0, 0, 0], [706; YEARS],
    [707, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [707, 0, 0, 0, 0, 708, 707, 0, 0, 0, 0],
    [707, 706, 705, 703, 702, 701, 707, 705, 704, 703, 702],
    [707, 706, 705, 705, 705, 705, 707, 705, 705, 705, 705], [707; YEARS],
    [708, 707, 706, 704, 703, 702, 708, 706, 705, 704, 703], [708; YEARS],
    [709, 708, 714, 712, 711, 710, 709, 714, 713, 712, 711], [709; YEARS],
    [709, 729, 718, 706, 725, 714, 803, 722, 711, 730, 719], [710; YEARS],
    [710, 729, 0, 0, 0, 0, 0, 0, 0, 0, 0], [710, 729, 718, 706, 725, 714, 802, 722, 711, 730, 720],
    [711; YEARS], [711, 713, 0, 0, 0, 0, 711, 0, 0, 0, 0],
    [711, 730, 719, 707, 726, 715, 803, 723, 712, 731, 721],
    [712, 711, 710, 708, 714, 713, 712, 710, 709, 708, 714], [712; YEARS],
    [713, 713, 713, 713, 713, 713, 713, 713, 0, 0, 0], [713; YEARS],
    [714, 713, 0, 0, 0, 0, 714, 0, 0, 0, 0], [714; YEARS], [715, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [715, 0, 0, 0, 0, 715, 715, 0, 0, 0, 0], [715; YEARS], [716; YEARS], [717; YEARS], [718; YEARS],
    [719; YEARS], [719, 804, 728, 725, 728, 717, 805, 724, 713, 801, 721], [720; YEARS],
    [721, 0, 0, 0, 0, 719, 721, 0, 0, 0, 0], [721, 720, 719, 717, 716, 715, 721, 719, 718, 717, 716],
    [721; YEARS], [722, 721, 720, 718, 717, 716, 722, 720, 719, 718, 717], [722; YEARS], [723; YEARS],
    [724, 0, 0, 727, 726, 725, 724, 0, 0, 727, 726], [724; YEARS],
    [724, 812, 802, 722, 810, 730, 719, 806, 726, 814, 803], [725, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [725, 0, 0, 0, 0, 0, 0, 0, 725, 0, 0], [725, 725, 0, 725, 725, 725, 725, 0, 725, 725, 725],
    [725; YEARS], [726; YEARS], [727, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [727; YEARS],
    [728, 718, 806, 725, 715, 803, 723, 711, 730, 719, 709],
    [728, 727, 726, 731, 730, 729, 728, 726, 725, 731, 730],
    [728, 727, 802, 731, 730, 729, 728, 802, 801, 731, 730],
    [728, 728, 728, 728, 728, 0, 728, 728, 728, 728, 728], [728; YEARS],
    [729, 728, 803, 801, 731, 730, 729, 803, 802, 801, 731], [729; YEARS], [730; YEARS],
    [730, 731, 730, 730, 730, 730, 730, 730, 730, 730, 730], [731, 721, 711, 0, 0, 0, 0, 0, 0, 0, 0],
    [731, 730, 729, 803, 802, 801, 731, 729, 728, 803, 802], [731; YEARS],
    [801, 731, 730, 804, 803, 802, 801, 730, 729, 804, 803], [801; YEARS],
    [801, 807, 806, 804, 803, 802, 801, 806, 805, 804, 803],
    [802, 801, 807, 805, 804, 803, 802, 807, 806, 805, 804], [802; YEARS],
    [803, 802, 808, 806, 805, 804, 803, 808, 807, 806, 805], [803; YEARS],
    [804, 0, 0, 0, 0, 0, 804, 0, 0, 0, 0], [804, 0, 0, 0, 0, 802, 804, 0, 0, 0, 0],
    [804, 0, 0, 0, 0, 805, 804, 0, 0, 0, 0], [804, 0, 802, 731, 730, 729, 804, 802, 0, 731, 730],
    [804, 803, 802, 807, 806, 805, 804, 802, 801, 807, 806],
    [804, 803, 809, 807, 806, 805, 804, 809, 808, 807, 806], [804; YEARS],
    [805, 804, 803, 808, 807, 806, 805, 803, 802, 808, 807], [805; YEARS],
    [806, 805, 804, 809, 808, 807, 806, 804, 803, 809, 808], [806; YEARS],
    [807, 806, 805, 810, 809, 808, 807, 805, 804, 810, 809], [807; YEARS],
    [808, 807, 806, 811, 810, 809, 808, 806, 805, 811, 810], [808; YEARS],
    [808, 827, 0, 0, 0, 0, 0, 0, 0, 0, 0], [809; YEARS],
    [809, 828, 817, 805, 823, 813, 802, 820, 0, 0, 0],
    [809, 828, 817, 805, 823, 813, 802, 820, 810, 829, 818], [810; YEARS],
    [811, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [811, 0, 809, 811, 0, 809, 811, 809, 812, 811, 0],
    [811, 810, 809, 814, 813, 812, 811, 809, 808, 814, 813],
    [811, 810, 809, 814, 813, 812, 811, 809, 815, 814, 813], [811; YEARS],
    [812, 801, 722, 711, 630, 619, 608, 527, 517, 507, 426],
    [812, 811, 810, 815, 814, 813, 812, 810, 809, 815, 814], [812; YEARS],
    [813, 812, 811, 816, 815, 814, 813, 811, 810, 816, 815], [813; YEARS],
    [814, 804, 0, 0, 0, 0, 0, 0, 0, 0, 0], [814; YEARS], [815, 710, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [815, 815, 0, 815, 815, 815, 815, 0, 815, 815, 815],
    [815, 815, 815, 814, 814, 814, 814, 813, 813, 813, 813],
    [815, 815, 815, 814, 814, 815, 815, 814, 814, 815, 815],
    [815, 815, 815, 815, 815, 815, 815, 815, 0, 0, 0], [815; YEARS],
    [815, 817, 0, 0, 0, 0, 815, 0, 0, 0, 0], [815, 821, 820, 818, 817, 816, 815, 820, 819, 818, 817],
    [816; YEARS], [816, 816, 816, 816, 820, 819, 816, 816, 815, 814, 820],
    [816, 904, 825, 813, 901, 821, 810, 828, 0, 0, 0],
    [816, 904, 825, 813, 901, 821, 810, 828, 817, 906, 826],
    [817, 816, 815, 813, 812, 811, 817, 815, 814, 813, 812],
    [817, 817, 816, 821, 820, 817, 817, 816, 815, 821, 820], [817; YEARS],
    [818, 817, 816, 821, 820, 819, 818, 816, 0, 821, 820],
    [818, 817, 816, 821, 820, 819, 818, 816, 815, 821, 820], [819; YEARS],
    [820, 820, 820, 820, 820, 820, 820, 820, 0, 0, 0], [820; YEARS], [821; YEARS],
    [822, 812, 0, 0, 0, 0, 0, 0, 0, 0, 0], [822; YEARS], [823; YEARS],
    [824, 813, 0, 0, 0, 0, 0, 0, 0, 0, 0], [824, 814, 803, 723, 713, 702, 621, 609, 529, 519, 509],
    [824; YEARS], [825, 0, 0, 0, 0, 0, 825, 0, 0, 0, 0], [825; YEARS],
    [825, 831, 830, 828, 827, 826, 825, 830, 829, 828, 827], [826; YEARS],
    [826, 914, 903, 822, 911, 831, 919, 908, 0, 0, 0], [827; YEARS],
    [827, 914, 904, 823, 911, 901, 920, 908, 828, 916, 905], [828; YEARS],
    [828, 914, 904, 823, 911, 901, 920, 908, 828, 916, 905],
    [828, 915, 904, 824, 912, 902, 921, 909, 830, 917, 906],
    [828, 915, 905, 824, 912, 902, 921, 909, 829, 917, 906], [829, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [829; YEARS], [830, 0, 315, 315, 315, 315, 315, 315, 315, 315, 315], [830; YEARS], [831; YEARS],
    [901, 0, 0, 0, 0, 0, 317, 0, 0, 0, 0], [901, 0, 0, 0, 0, 0, 901, 0, 0, 0, 0],
    [901, 821, 0, 0, 0, 0, 0, 0, 0, 0, 0], [901; YEARS],
    [901, 901, 902, 901, 902, 902, 901, 902, 901, 901, 902],
    [901, 907, 906, 904, 903, 902, 901, 906, 905, 904, 903], [902; YEARS],
    [902, 902, 903, 902, 903, 903, 902, 903, 902, 902, 903], [903; YEARS],
    [903, 922, 911, 830, 918, 908, 927, 915, 905, 924, 913], [904, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [904, 825, 0, 0, 0, 0, 0, 0, 0, 0, 0], [904, 825, 814, 803, 724, 713, 702, 620, 609, 530, 520],
    [904, 825, 911, 831, 821, 908, 829, 819, 905, 827, 913], [904; YEARS],
    [905, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [905, 825, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [905, 825, 815, 0, 0, 0, 0, 0, 0, 0, 0], [905, 826, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [905, 826, 815, 804, 725, 714, 703, 621, 610, 531, 521],
    [905, 826, 912, 901, 822, 909, 830, 820, 906, 828, 914], [905, 828, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [905, 904, 903, 901, 907, 906, 905, 903, 902, 901, 907], [905; YEARS],
    [905, 905, 905, 908, 907, 906, 905, 905, 905, 908, 907], [905, 907, 0, 0, 0, 0, 905, 0, 0, 0, 0],
    [906, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [906, 824, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [906, 826, 0, 0, 0, 0, 0, 0, 0, 0, 0], [906, 827, 913, 902, 823, 910, 831, 821, 907, 829, 915],
    [906; YEARS], [907, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [907, 827, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [907, 828, 914, 903, 824, 911, 901, 822, 908, 830, 916],
    [907, 828, 915, 903, 824, 911, 901, 822, 908, 830, 916],
    [907, 906, 905, 903, 902, 901, 907, 905, 904, 903, 902], [907; YEARS],
    [907, 926, 0, 0, 0, 0, 0, 0, 0, 0, 0], [908, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [908, 0, 0, 0, 0, 0, 908, 0, 0, 0, 0], [908, 907, 0, 0, 0, 0, 908, 0, 0, 0, 0],
    [908, 908, 908, 908, 908, 0, 908, 908, 908, 908, 908], [908; YEARS], [909; YEARS],
    [910, 830, 0, 0, 0, 0, 0, 0, 0, 0, 0], [910, 910, 910, 0, 910, 910, 910, 910, 910, 0, 910],
    [910; YEARS], [911, 901, 821, 810, 731, 720, 709, 627, 616, 606, 527],
    [911, 910, 909, 907, 906, 905, 911, 909, 908, 907, 906],
    [911, 911, 911, 911, 911, 911, 911, 911, 0, 911, 911], [911; YEARS],
    [911, 911, 912, 911, 911, 911, 912, 911, 911, 911, 912], [913; YEARS], [914; YEARS],
    [915, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [915, 0, 915, 915, 915, 915, 915, 915, 915, 915, 915],
    [915, 915, 915, 915, 915, 0, 915, 915, 915, 915, 915], [915; YEARS],
    [915, 921, 920, 918, 917, 916, 915, 920, 919, 918, 917], [916; YEARS],
    [917, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [917, 917, 917, 0, 917, 917, 917, 917, 917, 0, 917],
    [917; YEARS], [918; YEARS], [919, 919, 919, 918, 919, 919, 919, 919, 0, 0, 0], [919; YEARS],
    [920; YEARS], [921, 920, 919, 917, 916, 915, 921, 919, 918, 917, 916], [921; YEARS],
    [921, 1010, 929, 917, 1006, 925, 1014, 1003, 922, 1011, 1001],
    [921, 1010, 929, 918, 1007, 927, 1015, 1004, 923, 1011, 1001], [922, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [922, 0, 0, 0, 0, 0, 922, 0, 0, 0, 0], [922, 921, 920, 918, 917, 916, 922, 920, 919, 918, 917],
    [922; YEARS], [922, 1011, 930, 918, 1007, 926, 1015, 1004, 923, 1012, 1002],
    [922, 1011, 930, 919, 1008, 928, 1017, 1005, 0, 0, 0],
    [922, 1011, 930, 919, 1008, 928, 1017, 1005, 924, 1013, 1002],
    [923, 912, 902, 822, 811, 801, 721, 709, 628, 617, 607],
    [923, 912, 1002, 921, 910, 928, 918, 906, 924, 914, 1004],
    [923, 923, 923, 922, 923, 923, 923, 922, 923, 923, 923], [923; YEARS],
    [923, 923, 924, 923, 923, 923, 924, 923, 923, 923, 924],
    [923, 1012, 1001, 919, 1008, 927, 1016, 1005, 924, 1013, 1003],
    [924, 913, 1003, 922, 911, 929, 919, 907, 925, 915, 1005], [924; YEARS], [925; YEARS],
    [926, 925, 924, 929, 928, 927, 926, 924, 923, 929, 928],
    [926, 925, 924, 929, 928, 927, 926, 924, 930, 929, 928], [926; YEARS],
    [927, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [927; YEARS],
    [927, 927, 928, 927, 927, 927, 928, 927, 927, 927, 928], [928, 0, 0, 0, 0, 0, 928, 0, 0, 0, 0],
    [928, 917, 1005, 924, 913, 1002, 922, 911, 929, 918, 1007], [928; YEARS],
    [929, 0, 0, 0, 0, 927, 929, 0, 0, 0, 0], [929, 928, 927, 925, 924, 930, 929, 927, 926, 925, 924],
    [929; YEARS], [929, 1018, 1006, 925, 1013, 1003, 1022, 1011, 0, 0, 0],
    [929, 1018, 1006, 925, 1013, 1003, 1022, 1011, 1001, 1019, 1008], [930; YEARS],
    [930, 1019, 1007, 926, 1014, 1004, 1023, 1012, 0, 0, 0],
    [930, 1019, 1007, 926, 1014, 1004, 1023, 1012, 1002, 1020, 1009], [1001; YEARS],
    [1001, 1007, 1006, 1004, 1003, 1002, 1001, 1006, 1005, 1004, 1003],
    [1001, 1019, 1008, 926, 1015, 1005, 1024, 1013, 0, 0, 0],
    [1001, 1019, 1008, 926, 1015, 1005, 1024, 1013, 1002, 1021, 1010],
    [1001, 1020, 1008, 926, 1015, 1005, 1024, 1013, 1002, 1021, 1010],
    [1002, 921, 1010, 928, 917, 1006, 926, 914, 1003, 923, 1011],
    [1002, 921, 1011, 930, 919, 1007, 927, 915, 1003, 923, 1013],
    [1002, 1002, 1002, 1002, 1002, 1002, 1002, 1002, 0, 0, 0], [1002; YEARS],
    [1002, 1008, 1007, 1005, 1004, 1003, 1002, 1007, 1006, 1005, 1004],
    [1002, 1020, 1009, 927, 1016, 1006, 1025, 1014, 0, 0, 0],
    [1002, 1020, 1009, 927, 1016, 1006, 1025, 1014, 1003, 1022, 1011],
    [1002, 1021, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1002, 1021, 1009, 927, 1016, 1006, 1025, 1014, 1003, 1022, 1011],
    [1003, 922, 1011, 929, 918, 1007, 927, 915, 1004, 924, 1012], [1003; YEARS],
    [1003, 1009, 1008, 1006, 1005, 1004, 1003, 1008, 1007, 1006, 1005],
    [1003, 1021, 1010, 928, 1017, 1007, 1026, 1015, 0, 0, 0],
    [1004, 923, 1012, 930, 919, 1008, 928, 916, 1005, 925, 1013], [1004; YEARS],
    [1004, 1022, 1011, 929, 1018, 1008, 1027, 1016, 0, 0, 0],
    [1005, 924, 914, 1002, 921, 911, 930, 918, 907, 926, 915],
    [1005, 1005, 1005, 1005, 1005, 1005, 1005, 1005, 0, 0, 0], [1005; YEARS],
    [1005, 1025, 1014, 1002, 1021, 1010, 1030, 1018, 1007, 1026, 1015],
    [1006, 0, 0, 0, 0, 0, 1006, 0, 0, 0, 0], [1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916],
    [1006, 1005, 1004, 1002, 1001, 1007, 1006, 1004, 1003, 1002, 1001], [1006; YEARS],
    [1006, 1025, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1006, 1026, 1015, 1003, 1022, 1011, 1031, 1019, 1008, 1027, 1016],
    [1007, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1007, 926, 916, 1004, 0, 913, 1002, 920, 909, 928, 917],
    [1007, 926, 916, 1004, 923, 913, 1002, 920, 909, 928, 917],
    [1007, 926, 1016, 1005, 924, 1012, 1002, 920, 1008, 928, 1018], [1007; YEARS],
    [1007, 1026, 1015, 1003, 1022, 1011, 1030, 1018, 1008, 1027, 1017],
    [1007, 1027, 1016, 1004, 1023, 1012, 1101, 1020, 1009, 1028, 1017],
    [1008, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1008, 0, 0, 1005, 924, 0, 0, 921, 0, 0, 918], [1008; YEARS],
    [1009, 1008, 1007, 0, 0, 1010, 1009, 1007, 0, 0, 0],
    [1009, 1009, 1009, 1009, 1009, 1009, 1009, 1009, 0, 1009, 1009], [1009; YEARS],
    [1010, 0, 1008, 0, 1008, 1011, 1010, 1008, 1010, 0, 1008], [1010; YEARS],
    [1011, 1010, 1009, 1014, 1013, 1012, 1011, 1009, 1008, 1014, 1013], [1011; YEARS],
    [1012, 1011, 1010, 1008, 1014, 1013, 1012, 1010, 1009, 1008, 1014],
    [1012, 1012, 1011, 1009, 1015, 1012, 1012, 1011, 1010, 1009, 1015],
    [1012, 1012, 1011, 1016, 1015, 1012, 1012, 1011, 1010, 1016, 1015], [1012; YEARS],
    [1013, 0, 0, 0, 0, 0, 1013, 0, 0, 0, 0], [1013, 0, 0, 0, 0, 1014, 1013, 0, 0, 0, 0],
    [1013, 0, 1011, 1009, 1015, 0, 1013, 1011, 1010, 1009, 1015],
    [1013, 0, 1018, 1016, 1015, 1014, 1013, 1018, 1017, 1016, 1015],
    [1013, 1012, 1011, 1009, 1008, 1014, 1013, 1011, 1010, 1009, 1008],
    [1013, 1012, 1011, 1009, 1015, 1014, 1013, 1011, 1010, 1009, 1015], [1013; YEARS],
    [1014, 1003, 1023, 1012, 1001, 1019, 1009, 927, 1015, 1005, 1025], [1014; YEARS], [1015; YEARS],
    [1017, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1017; YEARS], [1017, 1019, 0, 0, 0, 0, 1017, 0, 0, 0, 0],
    [1018, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1018; YEARS], [1019, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1019; YEARS], [1020, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1020, 0, 0, 0, 0, 0, 1020, 0, 0, 0, 0],
    [1020, 1019, 1018, 1016, 1015, 1021, 1020, 1018, 1017, 1016, 1015], [1020; YEARS],
    [1020, 1108, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1020, 1108, 1028, 1017, 1105, 1025, 1114, 1102, 1022, 1110, 1030],
    [1020, 1108, 1028, 1017, 1105, 1026, 1114, 1102, 1022, 1110, 1030],
    [1020, 1108, 1028, 1115, 1105, 1026, 1114, 1102, 1022, 1110, 1030],
    [1020, 1108, 1029, 1017, 1105, 1026, 1114, 1102, 0, 0, 0],
    [1020, 1108, 1029, 1017, 1105, 1026, 1114, 1102, 1022, 1110, 1030],
    [1021, 0, 0, 0, 0, 1021, 1021, 0, 0, 0, 0], [1021; YEARS], [1021, 1108, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1021, 1109, 1029, 1017, 1105, 1026, 1114, 1102, 0, 0, 0],
    [1021, 1110, 1030, 1018, 1106, 1026, 1115, 1103, 1023, 1111, 1031],
    [1022, 1110, 1030, 1018, 1106, 1027, 1115, 1103, 0, 0, 0],
    [1022, 1110, 1030, 1018, 1106, 1027, 1115, 1103, 1023, 1111, 1031],
    [1022, 1110, 1030, 1018, 1106, 1027, 1115, 1104, 1024, 1112, 1101], [1023; YEARS],
    [1023, 1111, 1031, 1019, 1107, 1028, 1116, 1104, 0, 0, 0],
    [1023, 1111, 1031, 1019, 1107, 1028, 1116, 1104, 1024, 1112, 1101],
    [1024, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1024, 1023, 1022, 1020, 1019, 1025, 1024, 1022, 1021, 1020, 1019], [1024; YEARS],
    [1024, 1026, 0, 0, 0, 0, 1024, 0, 0, 0, 0], [1025; YEARS], [1026; YEARS],
    [1027, 0, 0, 0, 0, 1028, 1027, 0, 0, 0, 0], [1027, 1026, 0, 0, 0, 0, 1027, 0, 0, 0, 0],
    [1027, 1026, 1025, 1023, 1022, 1028, 1027, 1025, 1024, 1023, 1022],
    [1027, 1026, 1025, 1030, 1029, 1028, 1027, 1025, 1031, 1030, 1029], [1027; YEARS],
    [1027, 1115, 1104, 1023, 1111, 1101, 1120, 1109, 0, 0, 0], [1028; YEARS],
    [1028, 1115, 1104, 1023, 1111, 1101, 1120, 1109, 1029, 1117, 1106],
    [1029, 1018, 1008, 1026, 1016, 1005, 1024, 1012, 1001, 1020, 1009], [1029; YEARS], [1030; YEARS],
    [1031, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1031, 1030, 1029, 1027, 1026, 1025, 1031, 1029, 1028, 1027, 1026],
    [1031, 1031, 1031, 1027, 1102, 1031, 1031, 1031, 1031, 1027, 1102], [1031; YEARS],
    [1101, 0, 1101, 0, 1101, 0, 1101, 0, 1101, 0, 1101],
    [1101, 0, 1101, 1101, 1101, 1101, 1101, 1101, 1101, 1101, 1101],
    [1101, 1031, 1106, 1104, 1103, 1102, 1101, 1106, 1105, 1104, 1103], [1101; YEARS],
    [1102, 1101, 1107, 1105, 1104, 1103, 1102, 1107, 1106, 1105, 1104], [1102; YEARS],
    [1103, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1103, 1102, 0, 0, 0, 0, 1103, 0, 0, 0, 0],
    [1103, 1102, 0, 1106, 1105, 1104, 1103, 0, 1107, 1106, 1105],
    [1103, 1102, 1101, 1030, 1029, 1104, 1103, 1101, 1031, 1030, 1029],
    [1103, 1102, 1108, 1106, 1105, 0, 1103, 1108, 1107, 1106, 1105], [1103; YEARS],
    [1104, 0, 1101, 0, 0, 1101, 1104, 1101, 1104, 0, 0],
    [1104, 1103, 1102, 1107, 1106, 1105, 1104, 1102, 1101, 1107, 1106],
    [1104, 1103, 1102, 1107, 1106, 1105, 1104, 1102, 1108, 1107, 1106], [1104; YEARS],
    [1104, 1123, 1112, 1031, 1119, 1108, 1127, 1116, 1105, 1124, 1114],
    [1104, 1124, 1113, 1101, 1120, 1109, 1129, 1117, 1106, 1125, 1114], [1105; YEARS],
    [1105, 1124, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1105, 1124, 1113, 1101, 1120, 1109, 1128, 1117, 1106, 1125, 1115],
    [1105, 1124, 1114, 1102, 1121, 1110, 1128, 1117, 0, 0, 0],
    [1105, 1124, 1114, 1102, 1121, 1110, 1128, 1117, 1106, 1125, 1115],
    [1106, 1105, 1104, 1102, 1101, 1107, 1106, 1104, 1103, 1102, 1101], [1106; YEARS],
    [1106, 1125, 1114, 1102, 1121, 1110, 1129, 1118, 1107, 1126, 1116],
    [1107, 1106, 1105, 1103, 1102, 1101, 1107, 1105, 1104, 1103, 1102], [1107; YEARS],
    [1107, 1109, 0, 0, 0, 0, 1107, 0, 0, 0, 0], [1108; YEARS], [1109; YEARS],
    [1110, 0, 1112, 0, 0, 0, 1110, 1112, 0, 0, 0],
    [1110, 1109, 1106, 1106, 1105, 1104, 1110, 1106, 1106, 1106, 1105],
    [1110, 1109, 1108, 1113, 1112, 1111, 1110, 1108, 1114, 1113, 1112],
    [1110, 1110, 0, 0, 0, 0, 1110, 0, 0, 0, 0], [1110; YEARS],
    [1111, 0, 0, 0, 0, 1111, 1111, 0, 0, 0, 0],
    [1111, 1101, 1120, 1109, 1029, 1117, 1106, 1025, 1113, 1102, 1121], [1111; YEARS], [1112; YEARS],
    [1113; YEARS], [1114, 1113, 1112, 1117, 1116, 1115, 1114, 1112, 1111, 1117, 1116], [1114; YEARS],
    [1114, 1204, 1123, 1111, 1130, 1119, 1209, 1127, 1116, 1205, 1124], [1115; YEARS], [1116; YEARS],
    [1117, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1117, 1116, 1115, 1113, 1112, 0, 1117, 1115, 1114, 1113, 1112],
    [1117, 1116, 1115, 1120, 1119, 1118, 1117, 1115, 1121, 1120, 1119], [1117; YEARS],
    [1117, 1120, 1119, 1117, 1117, 1117, 1117, 1119, 1118, 1117, 1117], [1118; YEARS],
    [1119, 1118, 1117, 1122, 1121, 1120, 1119, 1117, 1116, 1122, 1121],
    [1119, 1119, 1119, 0, 1119, 1119, 1119, 1119, 1119, 0, 1119], [1119; YEARS], [1120; YEARS],
    [1121, 1110, 1129, 1117, 1107, 1126, 1115, 1104, 1122, 1111, 1130], [1121; YEARS],
    [1121, 1207, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1122; YEARS], [1123; YEARS],
    [1124, 0, 0, 0, 0, 1122, 1124, 0, 0, 0, 0], [1124, 0, 0, 0, 924, 1104, 1124, 0, 0, 0, 924],
    [1124, 1113, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1124, 1123, 0, 0, 0, 0, 1124, 0, 0, 0, 0],
    [1124, 1123, 1120, 1120, 1119, 1118, 1124, 1120, 1120, 1120, 1119],
    [1124, 1123, 1122, 1127, 1126, 1125, 1124, 1122, 1128, 1127, 1126], [1124; YEARS], [1125; YEARS],
    [1126, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1126, 1125, 1120, 1120, 1120, 1120, 1120, 1120, 1120, 1120, 1120],
    [1126, 1125, 1124, 1129, 1128, 1127, 1126, 1124, 1130, 1129, 1128], [1126; YEARS],
    [1127, 1126, 1121, 1121, 1121, 1121, 1121, 1121, 1121, 1121, 1121],
    [1127, 1126, 1125, 1123, 1122, 1128, 1127, 1125, 1124, 1123, 1122], [1127; YEARS],
    [1128, 830, 829, 827, 826, 825, 824, 829, 828, 827, 826],
    [1128, 1127, 1126, 1124, 1123, 1122, 1128, 1126, 1125, 1124, 1123],
    [1128, 1127, 1126, 1124, 1123, 1129, 1128, 1126, 1125, 1124, 1123], [1128; YEARS], [1129; YEARS],
    [1130, 1129, 1128, 1126, 1125, 1201, 1130, 1128, 1127, 1126, 1125], [1130; YEARS],
    [1201, 0, 0, 0, 0, 0, 1201, 0, 0, 0, 0], [1201, 0, 0, 0, 0, 1202, 1201, 0, 0, 0, 0],
    [1201, 1130, 1129, 1127, 1203, 1202, 1201, 1129, 1128, 1127, 1203],
    [1201, 1130, 1129, 1204, 1203, 1202, 1201, 1129, 1128, 1204, 1203],
    [1201, 1201, 0, 0, 0, 0, 1201, 0, 0, 0, 0], [1201; YEARS],
    [1201, 1202, 1202, 1202, 1202, 1202, 1202, 1202, 1202, 1202, 1202], [1202; YEARS],
    [1202, 1203, 1203, 1203, 1203, 1203, 1203, 1203, 1203, 1203, 1203],
    [1203, 1203, 1203, 0, 1203, 1203, 1203, 1203, 1203, 0, 1203], [1203; YEARS], [1204; YEARS],
    [1204, 1223, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1205, 1204, 1203, 1201, 1207, 1206, 1205, 1203, 1202, 1201, 1207], [1205; YEARS],
    [1206, 0, 1206, 1206, 1206, 1206, 1206, 1206, 1206, 1206, 1206], [1206; YEARS], [1207; YEARS],
    [1208, 0, 0, 0, 0, 1206, 1208, 0, 0, 0, 0],
    [1208, 1207, 1206, 0, 1203, 1202, 1208, 1206, 1205, 0, 1203],
    [1208, 1208, 1208, 1208, 1208, 0, 1208, 1208, 1208, 1208, 1208], [1208; YEARS], [1209; YEARS],
    [1210; YEARS], [1211, 928, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1211; YEARS], [1212; YEARS],
    [1213, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1213; YEARS], [1216; YEARS], [1217; YEARS], [1218; YEARS],
    [1219, 0, 108, 1216, 0, 104, 0, 113, 101, 0, 109], [1219; YEARS], [1220; YEARS], [1221; YEARS],
    [1222, 0, 0, 0, 0, 1220, 1222, 0, 0, 0, 0], [1222; YEARS], [1224, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1224, 1224, 1224, 0, 0, 0, 0, 0, 0, 0, 0], [1224; YEARS], [1225, 1225, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1225, 1225, 1225, 1225, 1225, 1225, 1225, 1225, 0, 0, 0],
    [1225, 1225, 1225, 1225, 1225, 1225, 1225, 1225, 0, 1225, 1225], [1225; YEARS],
    [1226, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1226, 0, 0, 0, 1224, 0, 1226, 0, 0, 0, 1224],
    [1226, 0, 1226, 0, 1226, 1226, 1226, 1226, 1226, 0, 1226],
    [1226, 1224, 1223, 1226, 1224, 1224, 1226, 1223, 1223, 1226, 1224],
    [1226, 1226, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1226, 1226, 0, 1226, 1226, 1226, 1226, 0, 1226, 1226, 1226], [1226; YEARS],
    [1226, 1226, 1227, 1226, 1226, 1226, 1226, 1227, 1226, 1226, 1226],
    [1226, 1228, 1228, 1226, 1226, 1226, 1226, 1228, 1226, 1226, 1226],
    [1227, 0, 0, 0, 0, 1231, 0, 0, 0, 0, 0], [1227; YEARS], [1228; YEARS],
    [1229, 1229, 0, 0, 0, 0, 1229, 0, 0, 0, 0], [1229; YEARS], [1230; YEARS],
    [1230, 1230, 1230, 1230, 1230, 1231, 1231, 1230, 0, 0, 0], [1231, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1231, 102, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1231; YEARS],
];

/// Holidays: the line of the name in `NAMES`, and the place in `DATES`.
pub(super) static HOLIDAYS: [(u16, u16); 3129] = [
    (0, 1142), (1, 895), (2, 1764), (3, 692), (4, 237), (5, 1054), (6, 999), (6, 1000), (7, 513),
    (7, 515), (7, 516), (8, 727), (8, 1004), (8, 1096), (8, 1108), (8, 1109), (8, 1184), (8, 1562),
    (8, 1747), (9, 873), (10, 1614), (11, 934), (12, 936), (13, 532), (13, 535), (13, 574), (13, 1775),
    (14, 1469), (15, 634), (15, 639), (16, 1319), (17, 826), (18, 537), (19, 804), (20, 1389),
    (21, 1101), (22, 1103), (23, 1101), (24, 1103), (25, 1101), (26, 1104), (27, 1101), (28, 1334),
    (29, 381), (30, 1101), (31, 1516), (32, 262), (33, 1025), (34, 784), (35, 1013), (36, 1585),
    (37, 1583), (38, 409), (38, 1630), (38, 1631), (38, 1632), (38, 1633), (39, 599), (39, 1638),
    (40, 1626), (41, 600), (41, 1635), (42, 1642), (43, 1689), (44, 1694), (45, 1051), (46, 1046),
    (47, 427), (48, 1558), (49, 375), (50, 405), (51, 811), (52, 301), (53, 339), (54, 570), (55, 587),
    (56, 655), (56, 661), (57, 1439), (58, 1708), (59, 968), (60, 331), (61, 1414), (62, 633), (63, 791),
    (64, 1336), (64, 1338), (64, 1345), (65, 1614), (66, 1615), (67, 1117), (68, 541), (69, 1317),
    (70, 1371), (71, 873), (72, 770), (73, 1500), (74, 1318), (75, 560), (76, 275), (77, 1732),
    (78, 1346), (79, 1386), (80, 1220), (81, 1619), (82, 1669), (83, 836), (84, 1325), (85, 766),
    (86, 752), (87, 816), (88, 199), (89, 742), (90, 1339), (91, 1340), (92, 1325), (93, 849), (94, 53),
    (94, 308), (95, 186), (96, 1718), (97, 1227), (98, 999), (99, 516), (100, 1370), (101, 378),
    (102, 997), (103, 763), (104, 267), (104, 679), (104, 752), (104, 767), (104, 880), (104, 1121),
    (104, 1238), (104, 1339), (104, 1445), (104, 1501), (104, 1681), (105, 34), (105, 120), (105, 372),
    (105, 540), (105, 1342), (105, 1440), (105, 1560), (106, 644), (107, 1668), (108, 160), (109, 644),
    (109, 703), (109, 1254), (109, 1480), (110, 1043), (111, 82), (112, 1635), (113, 1286), (114, 376),
    (115, 1111), (116, 1129), (117, 1359), (118, 817), (119, 1265), (119, 1268), (119, 1271),
    (119, 1272), (120, 367), (120, 368), (120, 369), (120, 370), (120, 553), (120, 1269), (121, 1274),
    (122, 234), (123, 1158), (124, 32), (124, 569), (124, 1373), (124, 1377), (124, 1380), (125, 391),
    (125, 570), (125, 1387), (126, 1377), (127, 1377), (128, 1456), (129, 1377), (130, 699), (131, 1344),
    (132, 1344), (133, 1351), (134, 689), (134, 698), (135, 691), (136, 851), (136, 1015), (137, 211),
    (138, 1495), (139, 1226), (140, 550), (141, 1522), (142, 1406), (143, 955), (143, 960), (143, 965),
    (144, 1258), (145, 951), (146, 947), (147, 887), (148, 1559), (149, 1158), (150, 1735), (151, 1352),
    (152, 1233), (153, 1350), (154, 929), (155, 1468), (156, 1291), (157, 1294), (158, 802), (159, 108),
    (159, 180), (160, 805), (161, 65), (161, 182), (162, 960), (163, 957), (164, 1681), (165, 847),
    (166, 1380), (167, 1378), (168, 1097), (169, 686), (170, 1608), (171, 1607), (172, 1292), (173, 738),
    (174, 1529), (175, 1452), (176, 1674), (177, 1267), (178, 771), (178, 772), (178, 774), (179, 1032),
    (180, 1668), (181, 1132), (182, 616), (182, 660), (183, 416), (184, 1309), (185, 141), (186, 759),
    (187, 167), (187, 295), (188, 1066), (189, 1459), (190, 396), (191, 1312), (192, 1204), (193, 1738),
    (194, 41), (195, 1398), (196, 1399), (197, 1290), (198, 896), (199, 1565), (200, 1477), (201, 259),
    (202, 1087), (203, 525), (204, 1264), (205, 373), (206, 864), (207, 1513), (207, 1516), (208, 661),
    (209, 114), (210, 1329), (211, 248), (212, 1656), (213, 1001), (214, 1003), (215, 975), (216, 1497),
    (217, 1264), (218, 1472), (219, 1445), (220, 1712), (221, 1513), (222, 1516), (223, 154),
    (224, 1519), (225, 263), (226, 682), (226, 1167), (227, 1171), (228, 1763), (228, 1764), (228, 1766),
    (229, 426), (229, 620), (229, 621), (229, 624), (229, 625), (229, 626), (230, 624), (231, 620),
    (232, 1233), (233, 1027), (234, 1030), (234, 1128), (234, 1360), (234, 1372), (234, 1688),
    (235, 1344), (236, 1070), (237, 1070), (237, 1071), (238, 1044), (239, 1289), (240, 1), (241, 794),
    (242, 1276), (243, 1734), (244, 1256), (245, 137), (245, 242), (246, 826), (247, 730), (248, 1586),
    (248, 1588), (249, 1324), (250, 1671), (251, 1273), (252, 1275), (253, 800), (253, 807), (253, 814),
    (254, 630), (254, 814), (254, 1018), (255, 5), (256, 633), (257, 168), (258, 807), (258, 1276),
    (258, 1322), (258, 1344), (258, 1362), (259, 814), (259, 1279), (259, 1347), (259, 1366), (260, 788),
    (261, 812), (262, 1036), (263, 1038), (264, 991), (265, 1119), (266, 1400), (267, 1757), (268, 47),
    (268, 427), (269, 1753), (270, 979), (271, 982), (272, 982), (273, 979), (274, 982), (275, 971),
    (276, 1350), (277, 1249), (278, 1251), (279, 909), (280, 73), (281, 576), (282, 1206), (283, 891),
    (284, 934), (285, 936), (286, 94), (287, 1715), (288, 851), (289, 931), (290, 891), (291, 1620),
    (292, 1622), (293, 768), (294, 930), (294, 1043), (294, 1123), (294, 1312), (295, 30), (295, 928),
    (296, 710), (296, 711), (296, 713), (296, 720), (296, 722), (296, 726), (297, 720), (298, 179),
    (299, 296), (299, 300), (300, 58), (301, 713), (301, 722), (301, 726), (302, 303), (302, 304),
    (303, 178), (303, 179), (304, 296), (304, 297), (304, 300), (304, 303), (304, 304), (305, 67),
    (305, 68), (305, 72), (306, 713), (307, 456), (307, 704), (307, 706), (308, 14), (308, 69),
    (308, 459), (309, 713), (310, 1608), (311, 778), (312, 122), (313, 1755), (313, 1757), (314, 645),
    (314, 1754), (314, 1755), (314, 1756), (314, 1757), (314, 1764), (315, 1757), (316, 645), (316, 646),
    (317, 45), (317, 47), (317, 48), (317, 112), (317, 419), (317, 422), (317, 425), (317, 427),
    (317, 428), (317, 429), (317, 430), (317, 431), (317, 618), (317, 619), (317, 623), (318, 428),
    (319, 419), (320, 617), (320, 1752), (320, 1753), (321, 284), (321, 418), (322, 1768), (323, 1770),
    (324, 1764), (325, 644), (326, 1757), (327, 1101), (328, 1545), (329, 1519), (330, 264), (331, 1500),
    (331, 1645), (332, 269), (333, 1344), (334, 1468), (335, 1648), (336, 270), (337, 592), (337, 1575),
    (338, 1574), (339, 1575), (340, 1575), (341, 658), (342, 1093), (343, 1577), (344, 96), (345, 934),
    (346, 935), (347, 1599), (348, 156), (349, 1317), (349, 1320), (350, 738), (351, 1681), (352, 1635),
    (353, 846), (354, 1730), (355, 1094), (356, 1344), (357, 871), (358, 127), (359, 1575), (360, 826),
    (361, 674), (361, 1010), (361, 1011), (362, 1510), (363, 1511), (364, 1337), (365, 562), (366, 101),
    (366, 558), (366, 575), (366, 645), (366, 736), (366, 843), (366, 940), (366, 1025), (366, 1034),
    (366, 1043), (366, 1087), (366, 1214), (366, 1270), (366, 1276), (366, 1282), (366, 1301),
    (366, 1346), (366, 1353), (366, 1377), (366, 1412), (366, 1479), (366, 1500), (366, 1542),
    (366, 1575), (366, 1587), (366, 1654), (366, 1662), (366, 1728), (366, 1734), (366, 1736),
    (366, 1757), (367, 279), (368, 144), (368, 164), (368, 165), (368, 204), (368, 238), (368, 243),
    (368, 419), (368, 570), (368, 1090), (368, 1415), (368, 1544), (368, 1598), (368, 1640), (369, 335),
    (369, 1591), (370, 157), (371, 551), (372, 1088), (373, 1089), (374, 1025), (375, 1282), (376, 1614),
    (377, 1615), (378, 645), (379, 980), (380, 1036), (381, 1040), (382, 1633), (383, 1215), (384, 1217),
    (384, 1228), (385, 1215), (386, 1467), (387, 1062), (388, 1347), (389, 1641), (390, 1564),
    (391, 818), (392, 200), (393, 1599), (394, 1519), (395, 920), (396, 756), (397, 1531), (398, 403),
    (399, 1380), (400, 1764), (401, 622), (401, 624), (402, 975), (403, 1708), (404, 1371), (405, 949),
    (406, 1078), (407, 1159), (408, 534), (409, 1168), (410, 75), (411, 633), (412, 286), (412, 289),
    (413, 55), (413, 877), (413, 879), (414, 55), (414, 474), (415, 1427), (415, 1430), (416, 572),
    (417, 47), (418, 347), (419, 898), (420, 11), (421, 31), (421, 35), (422, 24), (423, 4), (424, 1764),
    (425, 624), (426, 727), (427, 737), (428, 1139), (428, 1140), (428, 1141), (428, 1144), (428, 1146),
    (429, 213), (429, 345), (429, 530), (429, 1141), (430, 76), (431, 1233), (432, 1087), (433, 1256),
    (434, 1764), (435, 426), (436, 1570), (437, 637), (438, 636), (439, 1059), (440, 522), (441, 1213),
    (442, 1296), (443, 1734), (444, 1456), (445, 139), (446, 557), (447, 1470), (448, 1184), (449, 1281),
    (450, 1742), (451, 166), (452, 1009), (453, 871), (454, 1633), (455, 451), (456, 996), (457, 827),
    (458, 763), (459, 886), (460, 1100), (461, 1105), (462, 1400), (463, 1004), (464, 940), (465, 1320),
    (466, 1055), (466, 1059), (467, 645), (468, 822), (469, 471), (470, 1256), (471, 1172), (472, 795),
    (473, 682), (474, 1116), (475, 1635), (476, 763), (477, 630), (478, 763), (479, 1263), (480, 1564),
    (481, 1736), (482, 278), (483, 1318), (484, 1123), (485, 763), (485, 766), (486, 934), (487, 932),
    (488, 961), (488, 966), (489, 1554), (490, 413), (491, 443), (491, 1758), (492, 433), (493, 632),
    (493, 1027), (494, 435), (494, 628), (495, 634), (495, 1774), (496, 435), (497, 632), (497, 639),
    (498, 435), (499, 731), (500, 690), (500, 739), (501, 458), (502, 306), (503, 1054), (504, 460),
    (505, 1191), (506, 877), (507, 828), (508, 837), (509, 881), (510, 511), (511, 1005), (511, 1027),
    (512, 1037), (513, 520), (514, 1027), (515, 1027), (516, 1239), (517, 550), (518, 1262), (519, 571),
    (520, 574), (521, 589), (522, 1550), (523, 590), (524, 1557), (525, 1609), (526, 1636), (527, 1636),
    (527, 1676), (528, 628), (529, 1751), (530, 1758), (531, 634), (532, 411), (533, 807), (534, 1759),
    (535, 124), (536, 1028), (537, 732), (538, 580), (539, 1661), (540, 436), (541, 203), (542, 328),
    (543, 1123), (543, 1133), (544, 1136), (545, 1687), (546, 1052), (547, 1582), (548, 1138),
    (549, 1393), (550, 382), (551, 978), (552, 770), (553, 187), (554, 1359), (555, 1361), (556, 829),
    (557, 774), (557, 1053), (558, 219), (559, 1366), (560, 1190), (561, 366), (562, 659), (563, 1298),
    (564, 1667), (565, 1334), (566, 1091), (566, 1388), (567, 673), (568, 448), (569, 603), (569, 1592),
    (569, 1593), (569, 1595), (569, 1596), (569, 1597), (569, 1600), (569, 1602), (570, 1604),
    (571, 408), (572, 64), (572, 98), (572, 604), (573, 100), (574, 1377), (574, 1406), (575, 1623),
    (576, 595), (577, 956), (577, 957), (578, 677), (579, 677), (580, 1122), (581, 232), (581, 1114),
    (581, 1127), (582, 1437), (583, 1518), (584, 657), (585, 1529), (585, 1530), (586, 1539),
    (587, 1042), (588, 510), (588, 979), (588, 980), (588, 983), (589, 79), (589, 504), (589, 507),
    (589, 982), (589, 983), (590, 975), (591, 329), (591, 979), (591, 980), (592, 990), (593, 1139),
    (593, 1140), (593, 1144), (593, 1145), (593, 1147), (593, 1148), (593, 1149), (593, 1152),
    (593, 1153), (593, 1154), (593, 1155), (593, 1156), (593, 1157), (593, 1159), (593, 1161),
    (593, 1163), (593, 1164), (593, 1165), (593, 1168), (593, 1174), (593, 1175), (593, 1176),
    (594, 1162), (595, 217), (596, 1168), (597, 19), (597, 63), (597, 218), (598, 16), (598, 17),
    (598, 18), (598, 20), (598, 215), (598, 345), (598, 346), (598, 350), (598, 351), (598, 352),
    (598, 353), (598, 355), (598, 530), (598, 531), (598, 533), (598, 534), (598, 536), (598, 538),
    (598, 1141), (598, 1149), (598, 1157), (598, 1165), (598, 1176), (599, 1144), (599, 1168),
    (599, 1173), (600, 19), (600, 75), (600, 76), (600, 77), (600, 216), (600, 218), (600, 220),
    (600, 221), (600, 347), (600, 348), (600, 349), (600, 354), (600, 1183), (601, 1149), (601, 1152),
    (601, 1155), (601, 1157), (601, 1163), (601, 1165), (602, 352), (602, 353), (602, 536), (602, 1157),
    (602, 1165), (602, 1176), (603, 1168), (603, 1177), (603, 1182), (604, 223), (605, 44), (605, 45),
    (605, 46), (605, 884), (605, 885), (605, 888), (605, 889), (605, 892), (605, 893), (605, 894),
    (605, 897), (605, 902), (605, 904), (605, 905), (605, 906), (605, 907), (605, 910), (605, 912),
    (605, 913), (605, 915), (605, 917), (605, 918), (605, 922), (605, 924), (606, 916), (607, 45),
    (607, 193), (608, 490), (608, 497), (609, 47), (609, 59), (609, 60), (609, 119), (610, 925),
    (611, 46), (611, 197), (612, 47), (613, 480), (614, 10), (614, 12), (614, 13), (614, 43), (614, 44),
    (614, 45), (614, 46), (614, 47), (614, 70), (614, 188), (614, 314), (614, 315), (614, 316),
    (614, 317), (614, 318), (614, 319), (614, 320), (614, 321), (614, 322), (614, 323), (614, 476),
    (614, 478), (614, 481), (614, 482), (614, 484), (614, 485), (614, 486), (614, 488), (614, 489),
    (614, 493), (614, 894), (614, 907), (614, 918), (615, 490), (615, 497), (615, 499), (615, 503),
    (615, 897), (615, 910), (616, 11), (616, 47), (616, 49), (616, 59), (616, 189), (616, 190),
    (616, 191), (616, 192), (616, 194), (616, 195), (616, 196), (616, 198), (616, 324), (616, 491),
    (616, 492), (616, 898), (616, 899), (617, 43), (617, 44), (617, 45), (617, 46), (617, 487),
    (617, 890), (617, 901), (617, 902), (617, 903), (617, 913), (617, 914), (617, 915), (617, 923),
    (618, 45), (618, 46), (618, 319), (618, 321), (618, 907), (618, 918), (619, 494), (619, 498),
    (620, 61), (621, 915), (622, 45), (622, 320), (623, 1196), (623, 1199), (624, 356), (624, 545),
    (625, 1147), (626, 346), (627, 892), (628, 44), (628, 316), (629, 826), (630, 1536), (631, 601),
    (631, 1644), (632, 715), (633, 1068), (634, 1438), (635, 135), (635, 563), (635, 862), (635, 966),
    (635, 1042), (635, 1256), (635, 1257), (635, 1260), (635, 1331), (635, 1334), (635, 1344),
    (636, 207), (636, 381), (636, 383), (636, 490), (636, 565), (636, 1134), (636, 1343), (637, 1216),
    (638, 1344), (639, 1347), (640, 1349), (641, 774), (642, 1625), (643, 410), (644, 640), (644, 642),
    (644, 643), (644, 644), (644, 674), (644, 675), (645, 644), (646, 445), (647, 680), (648, 115),
    (649, 1285), (650, 1317), (650, 1318), (651, 1466), (652, 1043), (653, 1059), (654, 522),
    (655, 1580), (655, 1712), (656, 163), (657, 683), (657, 1214), (657, 1712), (658, 1034), (659, 1456),
    (660, 1668), (661, 271), (662, 832), (663, 838), (664, 764), (664, 982), (664, 1082), (664, 1707),
    (664, 1708), (664, 1757), (664, 1764), (665, 47), (665, 426), (665, 428), (666, 1344), (666, 1726),
    (667, 944), (668, 814), (669, 771), (670, 306), (671, 1124), (671, 1203), (671, 1213), (671, 1363),
    (672, 1394), (673, 1047), (674, 1391), (675, 1457), (676, 853), (677, 747), (678, 1012), (679, 1249),
    (680, 1339), (680, 1348), (681, 873), (682, 1377), (683, 1734), (684, 1467), (684, 1468),
    (684, 1472), (685, 727), (686, 454), (687, 1062), (688, 1060), (689, 1776), (690, 4), (691, 305),
    (692, 1564), (693, 592), (694, 1507), (695, 1507), (696, 794), (696, 801), (697, 108), (697, 298),
    (697, 457), (697, 797), (698, 805), (699, 181), (700, 995), (701, 822), (702, 1321), (703, 1263),
    (704, 1088), (705, 1709), (706, 610), (707, 752), (707, 819), (708, 15), (709, 1151), (710, 1564),
    (711, 1318), (712, 1611), (713, 1483), (714, 772), (715, 773), (716, 1458), (717, 745), (718, 999),
    (719, 630), (720, 434), (721, 1202), (722, 989), (723, 728), (724, 1546), (725, 909), (725, 999),
    (725, 1004), (726, 1006), (727, 1718), (728, 105), (729, 1708), (730, 1502), (731, 1063), (732, 833),
    (733, 1647), (734, 1283), (735, 1514), (736, 1601), (737, 1086), (738, 1316), (739, 1405),
    (739, 1407), (740, 1409), (741, 1405), (742, 988), (743, 1683), (744, 273), (745, 1481), (746, 414),
    (746, 567), (746, 1016), (747, 446), (747, 447), (748, 1255), (749, 1463), (750, 1686), (751, 1109),
    (752, 667), (753, 6), (754, 1278), (755, 87), (756, 764), (757, 764), (758, 764), (759, 764),
    (760, 1534), (761, 1491), (762, 1461), (763, 257), (764, 1075), (765, 1764), (766, 1746),
    (767, 1603), (768, 646), (769, 206), (769, 969), (769, 970), (769, 971), (769, 972), (770, 129),
    (771, 1061), (771, 1072), (771, 1073), (771, 1287), (771, 1392), (771, 1726), (772, 395),
    (773, 1604), (774, 785), (775, 1365), (776, 1004), (777, 1327), (778, 1083), (779, 873), (780, 1654),
    (781, 809), (782, 1036), (783, 979), (784, 1377), (785, 1334), (786, 561), (787, 812), (788, 891),
    (789, 1605), (790, 1118), (791, 641), (791, 1767), (792, 939), (793, 1651), (793, 1652), (794, 754),
    (795, 1697), (796, 790), (797, 1577), (798, 155), (799, 1727), (800, 612), (801, 1606), (802, 407),
    (803, 1325), (804, 142), (805, 1079), (806, 1624), (807, 1580), (808, 1214), (809, 1367), (810, 253),
    (811, 1137), (812, 235), (813, 1562), (814, 1698), (815, 1299), (816, 1403), (817, 1633),
    (818, 1496), (819, 1610), (820, 764), (820, 1500), (821, 261), (822, 1590), (823, 738), (823, 1276),
    (823, 1402), (824, 66), (824, 145), (825, 961), (826, 839), (826, 840), (826, 841), (826, 842),
    (827, 62), (828, 1025), (829, 337), (830, 1579), (831, 834), (832, 975), (832, 977), (833, 967),
    (834, 1256), (835, 137), (836, 859), (837, 327), (838, 1735), (839, 280), (840, 938), (841, 514),
    (842, 1389), (843, 254), (844, 1649), (845, 1733), (845, 1734), (846, 106), (846, 165), (847, 676),
    (848, 1249), (849, 1250), (850, 512), (850, 581), (850, 630), (850, 637), (850, 724), (850, 740),
    (850, 744), (850, 766), (850, 767), (850, 772), (850, 776), (850, 799), (850, 819), (850, 856),
    (850, 859), (850, 873), (850, 875), (850, 930), (850, 968), (850, 973), (850, 1004), (850, 1095),
    (850, 1096), (850, 1100), (850, 1101), (850, 1107), (850, 1109), (850, 1123), (850, 1190),
    (850, 1231), (850, 1238), (850, 1244), (850, 1255), (850, 1256), (850, 1264), (850, 1270),
    (850, 1273), (850, 1278), (850, 1282), (850, 1284), (850, 1291), (850, 1304), (850, 1318),
    (850, 1325), (850, 1328), (850, 1348), (850, 1350), (850, 1352), (850, 1364), (850, 1369),
    (850, 1371), (850, 1376), (850, 1377), (850, 1380), (850, 1386), (850, 1414), (850, 1418),
    (850, 1445), (850, 1451), (850, 1457), (850, 1458), (850, 1472), (850, 1474), (850, 1478),
    (850, 1480), (850, 1483), (850, 1489), (850, 1500), (850, 1506), (850, 1519), (850, 1527),
    (850, 1538), (850, 1562), (850, 1564), (850, 1611), (850, 1619), (850, 1633), (850, 1641),
    (850, 1674), (850, 1681), (850, 1689), (850, 1698), (850, 1709), (850, 1712), (850, 1729),
    (850, 1742), (850, 1753), (851, 86), (851, 90), (851, 92), (851, 99), (851, 102), (851, 120),
    (851, 121), (851, 137), (851, 138), (851, 143), (851, 147), (851, 149), (851, 153), (851, 158),
    (851, 229), (851, 233), (851, 242), (851, 248), (851, 251), (851, 264), (851, 282), (851, 296),
    (851, 327), (851, 332), (851, 373), (851, 374), (851, 399), (851, 404), (851, 406), (851, 415),
    (851, 455), (851, 461), (851, 555), (851, 577), (851, 584), (851, 1007), (851, 1020), (851, 1275),
    (851, 1288), (851, 1416), (851, 1487), (851, 1637), (851, 1713), (852, 1246), (852, 1386),
    (853, 1260), (854, 1400), (855, 799), (856, 1391), (857, 830), (857, 1735), (858, 1764), (859, 103),
    (860, 1677), (861, 1641), (862, 101), (863, 1562), (864, 1563), (865, 630), (866, 1621), (867, 1117),
    (868, 358), (869, 1718), (870, 1356), (871, 1575), (872, 1575), (873, 593), (874, 1573), (875, 1776),
    (876, 111), (877, 1123), (878, 1356), (879, 630), (880, 4), (881, 1023), (881, 1025), (881, 1032),
    (882, 339), (883, 24), (883, 25), (883, 338), (883, 339), (883, 340), (884, 1025), (885, 1739),
    (886, 417), (887, 630), (888, 859), (888, 862), (888, 864), (888, 871), (889, 1278), (890, 821),
    (890, 822), (890, 823), (891, 471), (891, 825), (892, 822), (893, 825), (894, 1025), (895, 339),
    (896, 1021), (896, 1025), (897, 24), (897, 339), (898, 1025), (899, 920), (899, 1519), (900, 1660),
    (901, 854), (902, 1133), (903, 134), (904, 1375), (905, 1235), (905, 1236), (905, 1237), (905, 1239),
    (905, 1240), (905, 1241), (905, 1242), (905, 1243), (905, 1247), (906, 230), (906, 231), (906, 359),
    (906, 360), (906, 547), (906, 1237), (907, 1245), (908, 361), (908, 363), (908, 548), (909, 1235),
    (910, 547), (910, 1237), (911, 81), (912, 919), (913, 748), (914, 764), (915, 420), (915, 421),
    (915, 693), (915, 694), (915, 695), (915, 696), (915, 701), (915, 716), (916, 281), (916, 291),
    (916, 292), (916, 293), (916, 420), (916, 421), (916, 694), (916, 702), (917, 423), (917, 449),
    (918, 2), (918, 38), (918, 104), (918, 424), (919, 845), (920, 1106), (921, 804), (922, 806),
    (923, 1739), (924, 417), (925, 1273), (926, 1357), (927, 1382), (927, 1383), (928, 685), (929, 452),
    (930, 1132), (931, 668), (932, 177), (933, 1769), (934, 687), (935, 945), (936, 1395), (937, 1681),
    (938, 980), (939, 1309), (940, 247), (941, 559), (942, 1311), (943, 1348), (944, 883), (945, 56),
    (945, 311), (946, 241), (947, 1259), (948, 1132), (949, 1216), (950, 29), (950, 371), (951, 1344),
    (952, 1594), (953, 1188), (954, 236), (955, 1079), (956, 226), (957, 432), (957, 1745), (958, 1313),
    (959, 1424), (960, 1633), (961, 1675), (962, 742), (963, 1025), (964, 339), (965, 1012), (966, 80),
    (967, 1303), (968, 509), (969, 1261), (970, 1465), (971, 954), (971, 959), (971, 964), (972, 978),
    (972, 1132), (972, 1179), (972, 1195), (972, 1197), (972, 1208), (972, 1209), (972, 1211),
    (972, 1213), (972, 1229), (972, 1230), (972, 1300), (972, 1512), (972, 1546), (972, 1671),
    (972, 1672), (973, 511), (973, 607), (974, 1002), (975, 714), (976, 1723), (977, 276), (978, 1457),
    (979, 148), (980, 654), (981, 651), (982, 1299), (983, 1180), (984, 1094), (985, 961), (986, 517),
    (986, 812), (986, 826), (986, 865), (986, 1022), (986, 1024), (986, 1025), (986, 1026), (986, 1032),
    (986, 1041), (986, 1042), (986, 1216), (986, 1420), (986, 1546), (987, 23), (987, 24), (987, 214),
    (987, 335), (987, 336), (987, 339), (987, 340), (987, 341), (987, 342), (987, 343), (987, 518),
    (987, 519), (987, 1029), (987, 1218), (988, 1025), (989, 342), (990, 1690), (991, 1025), (992, 517),
    (992, 1024), (992, 1025), (992, 1042), (992, 1617), (993, 24), (993, 339), (994, 338), (995, 680),
    (996, 1734), (997, 1720), (998, 277), (999, 957), (999, 961), (999, 966), (1000, 208), (1000, 209),
    (1001, 855), (1002, 1776), (1003, 1541), (1004, 1401), (1005, 812), (1006, 1596), (1007, 877),
    (1007, 882), (1008, 55), (1008, 56), (1008, 312), (1008, 474), (1009, 117), (1009, 313), (1010, 630),
    (1010, 762), (1010, 785), (1010, 813), (1010, 999), (1010, 1039), (1010, 1057), (1010, 1059),
    (1010, 1198), (1010, 1264), (1010, 1377), (1010, 1413), (1010, 1465), (1010, 1579), (1010, 1606),
    (1010, 1710), (1010, 1734), (1011, 1307), (1012, 37), (1012, 123), (1012, 397), (1012, 516),
    (1012, 556), (1012, 1207), (1012, 1717), (1013, 1017), (1014, 212), (1015, 741), (1016, 1633),
    (1017, 755), (1017, 1708), (1018, 183), (1019, 764), (1020, 764), (1021, 544), (1022, 602),
    (1023, 1187), (1024, 1013), (1025, 1665), (1026, 103), (1027, 789), (1027, 798), (1028, 764),
    (1029, 710), (1029, 712), (1029, 713), (1029, 796), (1029, 803), (1029, 808), (1030, 178),
    (1031, 71), (1032, 705), (1033, 1404), (1034, 1747), (1035, 1606), (1036, 39), (1037, 1123),
    (1038, 1125), (1039, 1031), (1040, 663), (1041, 665), (1042, 1517), (1043, 1521), (1044, 779),
    (1044, 780), (1044, 782), (1044, 783), (1045, 781), (1046, 1485), (1047, 1522), (1047, 1523),
    (1048, 1492), (1049, 1389), (1050, 1496), (1051, 1112), (1052, 1025), (1053, 1555), (1054, 1515),
    (1055, 1518), (1056, 1526), (1056, 1527), (1057, 945), (1058, 941), (1058, 942), (1059, 1457),
    (1060, 650), (1061, 444), (1062, 662), (1062, 663), (1063, 757), (1064, 307), (1065, 1339),
    (1066, 1341), (1067, 1377), (1068, 568), (1069, 1474), (1070, 33), (1070, 149), (1070, 258),
    (1071, 1503), (1072, 633), (1073, 1299), (1074, 244), (1075, 1669), (1076, 1325), (1077, 814),
    (1078, 1306), (1079, 1639), (1080, 677), (1081, 677), (1082, 677), (1083, 677), (1084, 709),
    (1085, 1396), (1086, 384), (1087, 1693), (1088, 412), (1089, 1417), (1090, 385), (1091, 860),
    (1092, 54), (1092, 310), (1093, 994), (1094, 3), (1094, 330), (1095, 813), (1096, 123), (1097, 637),
    (1097, 648), (1097, 679), (1097, 738), (1097, 875), (1097, 887), (1097, 940), (1097, 1035),
    (1097, 1050), (1097, 1181), (1097, 1220), (1097, 1226), (1097, 1302), (1097, 1328), (1097, 1474),
    (1097, 1629), (1098, 116), (1098, 175), (1098, 409), (1098, 438), (1099, 771), (1100, 1333),
    (1101, 1591), (1102, 97), (1103, 1223), (1104, 1685), (1105, 21), (1105, 967), (1106, 1427),
    (1107, 52), (1108, 1042), (1109, 1025), (1109, 1042), (1110, 24), (1110, 339), (1111, 1042),
    (1112, 1032), (1112, 1034), (1112, 1036), (1112, 1050), (1112, 1053), (1112, 1056), (1113, 1101),
    (1114, 1564), (1115, 404), (1116, 831), (1117, 1568), (1118, 1643), (1119, 1476), (1120, 1106),
    (1120, 1151), (1120, 1256), (1120, 1547), (1120, 1730), (1121, 95), (1121, 242), (1122, 937),
    (1123, 1603), (1124, 878), (1125, 909), (1126, 128), (1127, 1545), (1128, 150), (1128, 152),
    (1129, 761), (1130, 167), (1130, 295), (1131, 1226), (1132, 1222), (1133, 1224), (1133, 1233),
    (1134, 1219), (1134, 1231), (1135, 1225), (1136, 1451), (1137, 654), (1137, 818), (1138, 1273),
    (1139, 1012), (1140, 807), (1141, 599), (1142, 309), (1143, 391), (1144, 92), (1145, 210),
    (1146, 47), (1147, 611), (1148, 92), (1149, 464), (1150, 358), (1151, 65), (1152, 92), (1153, 106),
    (1154, 83), (1155, 24), (1156, 338), (1157, 259), (1158, 83), (1159, 1571), (1160, 4), (1161, 365),
    (1162, 275), (1163, 210), (1164, 9), (1165, 1520), (1165, 1528), (1165, 1535), (1166, 827),
    (1167, 1377), (1168, 1438), (1169, 578), (1170, 813), (1170, 822), (1170, 859), (1170, 1035),
    (1170, 1062), (1170, 1065), (1170, 1073), (1170, 1102), (1170, 1117), (1170, 1377), (1170, 1580),
    (1170, 1675), (1170, 1734), (1171, 106), (1171, 268), (1172, 1364), (1173, 579), (1174, 93),
    (1175, 1451), (1176, 1705), (1177, 1096), (1178, 1098), (1179, 708), (1180, 1180), (1181, 950),
    (1181, 957), (1181, 961), (1181, 966), (1181, 968), (1181, 973), (1181, 978), (1181, 981),
    (1181, 989), (1182, 689), (1183, 993), (1183, 1475), (1184, 961), (1185, 1226), (1186, 851),
    (1186, 1258), (1187, 205), (1188, 652), (1188, 1576), (1189, 996), (1190, 22), (1191, 594),
    (1191, 774), (1191, 778), (1191, 845), (1191, 1025), (1191, 1094), (1191, 1151), (1191, 1213),
    (1191, 1231), (1191, 1273), (1191, 1295), (1191, 1307), (1191, 1334), (1191, 1356), (1191, 1377),
    (1191, 1414), (1191, 1419), (1191, 1422), (1191, 1519), (1191, 1527), (1191, 1534), (1191, 1564),
    (1191, 1606), (1191, 1614), (1191, 1673), (1191, 1700), (1191, 1703), (1191, 1718), (1191, 1719),
    (1191, 1721), (1191, 1727), (1191, 1741), (1191, 1742), (1191, 1743), (1191, 1744), (1192, 1397),
    (1193, 1299), (1194, 245), (1195, 1298), (1196, 612), (1197, 42), (1197, 91), (1197, 132),
    (1197, 146), (1197, 255), (1197, 265), (1197, 402), (1197, 566), (1197, 588), (1197, 591),
    (1197, 613), (1197, 775), (1197, 1416), (1198, 1291), (1199, 1294), (1200, 1496), (1201, 260),
    (1202, 1516), (1203, 266), (1204, 1464), (1205, 1645), (1206, 159), (1207, 1167), (1208, 1169),
    (1209, 627), (1210, 109), (1211, 871), (1212, 1706), (1212, 1764), (1213, 624), (1214, 1685),
    (1215, 1519), (1216, 1489), (1217, 1034), (1218, 769), (1219, 1582), (1220, 1371), (1221, 1727),
    (1222, 612), (1223, 1284), (1223, 1287), (1223, 1291), (1223, 1293), (1223, 1295), (1223, 1298),
    (1224, 999), (1224, 1398), (1224, 1660), (1225, 333), (1225, 1666), (1226, 1534), (1227, 1771),
    (1228, 978), (1229, 986), (1230, 1575), (1231, 671), (1232, 176), (1233, 673), (1234, 294),
    (1235, 679), (1235, 697), (1235, 1012), (1235, 1211), (1235, 1401), (1235, 1474), (1235, 1575),
    (1235, 1590), (1235, 1776), (1236, 80), (1236, 149), (1237, 473), (1238, 824), (1239, 1746),
    (1240, 614), (1241, 679), (1241, 727), (1241, 843), (1241, 1181), (1241, 1477), (1241, 1587),
    (1242, 325), (1242, 733), (1242, 1589), (1243, 398), (1243, 582), (1243, 1079), (1244, 630),
    (1244, 786), (1244, 1082), (1244, 1234), (1244, 1270), (1244, 1570), (1244, 1660), (1244, 1668),
    (1245, 239), (1245, 1572), (1246, 1221), (1247, 1025), (1248, 339), (1249, 1098), (1250, 529),
    (1251, 1414), (1252, 1202), (1253, 1205), (1254, 1367), (1255, 253), (1256, 1747), (1257, 615),
    (1258, 1092), (1259, 1674), (1260, 1741), (1261, 1584), (1262, 1402), (1263, 145), (1264, 1695),
    (1265, 992), (1266, 1095), (1267, 751), (1268, 1079), (1269, 940), (1269, 1244), (1269, 1570),
    (1269, 1634), (1270, 1566), (1271, 592), (1272, 1356), (1272, 1641), (1273, 566), (1274, 1025),
    (1275, 24), (1276, 1344), (1276, 1503), (1276, 1669), (1276, 1734), (1277, 165), (1278, 1708),
    (1279, 1575), (1280, 1391), (1281, 1457), (1282, 926), (1283, 1095), (1284, 753), (1285, 734),
    (1286, 1390), (1287, 953), (1288, 682), (1289, 1627), (1290, 1344), (1291, 633), (1292, 168),
    (1292, 290), (1293, 437), (1293, 439), (1293, 440), (1293, 441), (1293, 442), (1293, 630),
    (1293, 633), (1293, 635), (1293, 637), (1293, 638), (1293, 644), (1293, 646), (1294, 629),
    (1294, 630), (1294, 631), (1294, 633), (1295, 169), (1296, 4), (1296, 5), (1296, 51), (1296, 168),
    (1296, 169), (1296, 170), (1296, 171), (1296, 172), (1296, 173), (1296, 174), (1296, 285),
    (1296, 287), (1296, 288), (1296, 434), (1297, 169), (1298, 434), (1298, 633), (1299, 168),
    (1300, 1776), (1301, 110), (1302, 50), (1303, 632), (1303, 633), (1304, 168), (1305, 1355),
    (1306, 1392), (1307, 1477), (1308, 1670), (1309, 40), (1310, 1737), (1310, 1740), (1310, 1775),
    (1311, 859), (1312, 858), (1312, 859), (1313, 495), (1314, 862), (1315, 866), (1316, 859),
    (1316, 861), (1316, 862), (1316, 863), (1316, 864), (1316, 870), (1317, 869), (1317, 872),
    (1318, 799), (1319, 793), (1320, 752), (1321, 1282), (1322, 850), (1323, 53), (1323, 184),
    (1324, 470), (1325, 57), (1325, 185), (1326, 1618), (1327, 1657), (1328, 1621), (1329, 1435),
    (1330, 1428), (1331, 1435), (1332, 1444), (1333, 1448), (1334, 645), (1335, 645), (1336, 112),
    (1336, 113), (1337, 644), (1338, 980), (1339, 985), (1340, 983), (1341, 980), (1342, 984),
    (1343, 972), (1344, 974), (1345, 661), (1346, 868), (1347, 1371), (1348, 1570), (1349, 1377),
    (1350, 1471), (1351, 1457), (1352, 1687), (1353, 1500), (1354, 851), (1355, 1457), (1356, 1457),
    (1357, 1299), (1358, 1457), (1359, 1008), (1360, 1674), (1361, 1258), (1362, 741), (1363, 1137),
    (1364, 755), (1365, 862), (1366, 1348), (1367, 1334), (1368, 864), (1369, 957), (1370, 1123),
    (1371, 1566), (1372, 1310), (1373, 246), (1374, 1334), (1375, 380), (1376, 1201), (1377, 1374),
    (1378, 1385), (1379, 1220), (1380, 1210), (1381, 810), (1382, 987), (1383, 1194), (1384, 1194),
    (1385, 1484), (1385, 1490), (1385, 1498), (1386, 1255), (1387, 648), (1388, 1771), (1389, 792),
    (1390, 462), (1391, 930), (1392, 1538), (1393, 586), (1394, 804), (1394, 1354), (1395, 1546),
    (1396, 1617), (1397, 1160), (1397, 1166), (1397, 1178), (1398, 28), (1398, 1172), (1398, 1178),
    (1399, 84), (1400, 819), (1401, 1310), (1402, 948), (1403, 1117), (1403, 1121), (1404, 542),
    (1405, 1587), (1406, 1344), (1407, 1339), (1408, 1312), (1409, 377), (1410, 1258), (1411, 1017),
    (1412, 681), (1413, 7), (1414, 1659), (1415, 1658), (1416, 909), (1417, 128), (1418, 1474),
    (1419, 1033), (1420, 663), (1420, 666), (1421, 1413), (1422, 1421), (1423, 1185), (1424, 673),
    (1425, 450), (1426, 1764), (1427, 633), (1428, 1665), (1429, 1093), (1430, 1622), (1431, 1488),
    (1432, 764), (1432, 1123), (1432, 1143), (1432, 1306), (1432, 1679), (1433, 362), (1433, 1126),
    (1434, 161), (1434, 1308), (1435, 1135), (1436, 357), (1437, 764), (1437, 1690), (1438, 1691),
    (1439, 764), (1439, 1708), (1440, 745), (1441, 1049), (1442, 875), (1443, 202), (1444, 1684),
    (1445, 273), (1446, 653), (1447, 1764), (1448, 625), (1449, 654), (1449, 1709), (1449, 1738),
    (1450, 41), (1451, 786), (1452, 1442), (1453, 386), (1454, 1453), (1455, 393), (1456, 1432),
    (1457, 249), (1457, 1427), (1458, 390), (1458, 1446), (1459, 0), (1459, 88), (1459, 250),
    (1460, 1462), (1461, 1425), (1461, 1426), (1461, 1427), (1461, 1430), (1461, 1431), (1461, 1432),
    (1461, 1433), (1461, 1436), (1461, 1443), (1461, 1447), (1462, 249), (1462, 386), (1462, 387),
    (1462, 388), (1462, 389), (1462, 572), (1462, 573), (1462, 1427), (1462, 1434), (1463, 1441),
    (1464, 52), (1464, 392), (1464, 393), (1464, 394), (1465, 799), (1466, 871), (1467, 463),
    (1467, 464), (1467, 465), (1467, 466), (1467, 467), (1467, 468), (1467, 469), (1467, 523),
    (1467, 900), (1467, 921), (1467, 943), (1467, 946), (1467, 1027), (1467, 1262), (1467, 1410),
    (1467, 1486), (1467, 1505), (1468, 1380), (1469, 1633), (1470, 1684), (1471, 273), (1472, 1317),
    (1473, 379), (1474, 1744), (1475, 1757), (1476, 1256), (1477, 242), (1478, 1058), (1479, 1014),
    (1480, 1358), (1481, 500), (1481, 501), (1481, 502), (1481, 933), (1482, 1150), (1483, 1113),
    (1484, 1115), (1485, 1131), (1485, 1184), (1486, 1628), (1486, 1629), (1487, 1699), (1488, 1663),
    (1488, 1668), (1488, 1681), (1489, 272), (1490, 1304), (1491, 1305), (1492, 1682), (1493, 688),
    (1493, 689), (1493, 774), (1493, 799), (1493, 1109), (1493, 1110), (1493, 1133), (1493, 1256),
    (1493, 1317), (1493, 1337), (1493, 1500), (1493, 1542), (1493, 1613), (1493, 1624), (1493, 1668),
    (1493, 1702), (1493, 1709), (1493, 1738), (1493, 1741), (1494, 261), (1494, 415), (1494, 564),
    (1494, 1616), (1495, 1674), (1496, 1681), (1497, 274), (1498, 1404), (1499, 1065), (1500, 1569),
    (1501, 1473), (1502, 1381), (1502, 1776), (1503, 1036), (1503, 1094), (1503, 1718), (1504, 1040),
    (1505, 635), (1505, 822), (1505, 1302), (1505, 1391), (1505, 1418), (1505, 1504), (1505, 1591),
    (1505, 1633), (1505, 1678), (1506, 286), (1506, 1508), (1507, 1087), (1508, 524), (1509, 661),
    (1510, 1729), (1511, 1053), (1512, 724), (1513, 1017), (1514, 1352), (1515, 1772), (1516, 771),
    (1517, 306), (1518, 1413), (1519, 1494), (1519, 1499), (1520, 1080), (1521, 1190), (1522, 364),
    (1523, 1085), (1524, 1726), (1525, 1253), (1526, 1414), (1527, 742), (1528, 1352), (1529, 1402),
    (1530, 1730), (1531, 1074), (1531, 1712), (1532, 1714), (1533, 1718), (1534, 851), (1535, 1194),
    (1536, 673), (1536, 1193), (1536, 1194), (1537, 1264), (1538, 1310), (1539, 758), (1540, 1724),
    (1541, 1398), (1542, 674), (1543, 1665), (1544, 1702), (1545, 1746), (1546, 4), (1546, 633),
    (1547, 735), (1548, 1062), (1549, 1711), (1550, 1564), (1551, 1364), (1552, 1734), (1553, 106),
    (1554, 1123), (1555, 1036), (1556, 700), (1557, 1562), (1558, 1352), (1559, 1264), (1560, 1348),
    (1561, 1334), (1562, 1722), (1562, 1723), (1563, 1538), (1564, 585), (1565, 681), (1565, 1579),
    (1566, 724), (1567, 1460), (1568, 256), (1569, 991), (1569, 992), (1569, 1690), (1570, 1050),
    (1571, 222), (1572, 1117), (1573, 778), (1574, 1451), (1575, 1095), (1576, 227), (1577, 659),
    (1578, 1670), (1579, 89), (1579, 1314), (1579, 1315), (1579, 1316), (1579, 1317), (1580, 1317),
    (1581, 1480), (1582, 1074), (1583, 1380), (1584, 552), (1584, 645), (1584, 1232), (1584, 1233),
    (1585, 1233), (1586, 136), (1587, 1768), (1588, 1233), (1588, 1411), (1589, 1025), (1590, 125),
    (1590, 326), (1590, 477), (1590, 479), (1590, 852), (1590, 853), (1591, 867), (1592, 1096),
    (1593, 1414), (1594, 645), (1595, 1066), (1596, 1641), (1597, 1359), (1598, 799), (1599, 1702),
    (1600, 1004), (1601, 1400), (1602, 1741), (1603, 1273), (1604, 1423), (1605, 999), (1606, 746),
    (1607, 1668), (1608, 1483), (1609, 1184), (1610, 1053), (1611, 1513), (1612, 760), (1613, 1501),
    (1614, 1034), (1615, 1729), (1616, 1327), (1617, 1402), (1618, 848), (1619, 126), (1620, 1291),
    (1621, 1093), (1622, 554), (1622, 1248), (1622, 1249), (1623, 1252), (1624, 1249), (1625, 1538),
    (1626, 1081), (1627, 1697), (1628, 1213), (1629, 1482), (1630, 1380), (1631, 1772), (1632, 1298),
    (1633, 1429), (1634, 1625), (1635, 679), (1636, 1048), (1637, 1220), (1638, 47), (1638, 1760),
    (1638, 1762), (1638, 1763), (1638, 1764), (1639, 1735), (1640, 1500), (1641, 1450), (1642, 760),
    (1643, 1056), (1644, 1238), (1645, 1299), (1646, 1095), (1647, 1100), (1647, 1270), (1648, 527),
    (1649, 762), (1650, 1216), (1651, 1291), (1652, 846), (1653, 1249), (1654, 1249), (1655, 1249),
    (1656, 1472), (1657, 1408), (1658, 989), (1659, 1323), (1659, 1326), (1660, 1189), (1661, 1384),
    (1662, 1698), (1663, 1698), (1664, 1500), (1665, 1317), (1666, 1348), (1667, 673), (1668, 1309),
    (1669, 141), (1670, 1629), (1671, 1344), (1672, 546), (1673, 1764), (1674, 721), (1675, 1641),
    (1676, 158), (1677, 1698), (1678, 1043), (1679, 131), (1680, 1641), (1681, 101), (1682, 1280),
    (1683, 1158), (1684, 976), (1685, 908), (1686, 1094), (1687, 228), (1688, 1332), (1689, 864),
    (1690, 483), (1691, 45), (1691, 319), (1692, 1492), (1693, 1130), (1694, 1575), (1695, 1015),
    (1696, 1382), (1697, 1449), (1698, 1483), (1699, 807), (1700, 1680), (1701, 1084), (1702, 1578),
    (1703, 998), (1704, 334), (1705, 952), (1706, 1668), (1707, 729), (1708, 1501), (1709, 400),
    (1710, 1256), (1711, 137), (1712, 1735), (1713, 280), (1714, 1411), (1715, 1768), (1716, 1200),
    (1717, 630), (1718, 1160), (1719, 718), (1720, 718), (1721, 950), (1721, 957), (1721, 961),
    (1722, 963), (1723, 864), (1724, 990), (1725, 1132), (1725, 1192), (1726, 787), (1727, 896),
    (1728, 911), (1729, 1575), (1730, 1106), (1731, 856), (1731, 859), (1731, 862), (1731, 864),
    (1731, 871), (1731, 983), (1732, 496), (1732, 874), (1732, 876), (1733, 1504), (1734, 583),
    (1735, 637), (1735, 1542), (1735, 1566), (1736, 1391), (1737, 1348), (1738, 1581), (1739, 971),
    (1739, 1708), (1740, 1244), (1741, 686), (1741, 762), (1741, 763), (1741, 770), (1741, 1117),
    (1741, 1234), (1741, 1273), (1741, 1293), (1741, 1295), (1741, 1379), (1741, 1510), (1741, 1698),
    (1742, 765), (1742, 1297), (1743, 1675), (1744, 1679), (1745, 777), (1745, 1045), (1745, 1692),
    (1746, 1553), (1747, 1298), (1748, 140), (1749, 656), (1750, 1344), (1750, 1401), (1751, 843),
    (1752, 475), (1753, 762), (1754, 655), (1755, 835), (1756, 1025), (1757, 1377), (1758, 568),
    (1759, 1059), (1760, 1513), (1761, 1302), (1762, 1748), (1763, 1749), (1764, 681), (1765, 1150),
    (1766, 1613), (1767, 1612), (1768, 633), (1769, 289), (1770, 957), (1771, 664), (1772, 1773),
    (1773, 1773), (1774, 826), (1775, 668), (1776, 1337), (1777, 1266), (1778, 368), (1779, 1465),
    (1780, 1519), (1781, 265), (1782, 1641), (1783, 1167), (1784, 1170), (1785, 690), (1786, 1327),
    (1786, 1546), (1787, 804), (1788, 1543), (1788, 1549), (1788, 1556), (1789, 749), (1789, 750),
    (1790, 453), (1791, 1546), (1791, 1575), (1791, 1613), (1791, 1653), (1791, 1701), (1791, 1704),
    (1792, 597), (1793, 1100), (1794, 1099), (1795, 1044), (1795, 1186), (1796, 528), (1797, 633),
    (1798, 1493), (1799, 1551), (1799, 1552), (1800, 992), (1801, 1696), (1802, 1579), (1803, 1368),
    (1804, 151), (1805, 937), (1806, 1330), (1807, 240), (1808, 1096), (1809, 27), (1810, 78),
    (1811, 1540), (1812, 707), (1813, 1765), (1814, 302), (1815, 719), (1815, 722), (1816, 1552),
    (1817, 723), (1818, 726), (1819, 1509), (1820, 1524), (1820, 1533), (1820, 1537), (1821, 725),
    (1822, 669), (1822, 670), (1823, 644), (1824, 1328), (1825, 1609), (1826, 1776), (1827, 989),
    (1828, 989), (1829, 1547), (1830, 1423), (1831, 931), (1832, 505), (1832, 506), (1832, 508),
    (1833, 815), (1834, 717), (1835, 909), (1836, 1056), (1837, 344), (1838, 1710), (1839, 1519),
    (1839, 1527), (1840, 36), (1840, 401), (1841, 1277), (1842, 891), (1843, 1137), (1844, 1335),
    (1845, 1725), (1846, 1445), (1847, 1455), (1848, 684), (1849, 1001), (1850, 755), (1851, 1611),
    (1852, 596), (1853, 598), (1853, 742), (1853, 1096), (1853, 1279), (1853, 1645), (1853, 1710),
    (1853, 1750), (1854, 8), (1854, 107), (1854, 526), (1854, 609), (1855, 630), (1856, 1213),
    (1857, 1534), (1858, 663), (1859, 672), (1860, 951), (1861, 1561), (1862, 1548), (1863, 856),
    (1864, 857), (1865, 1076), (1866, 224), (1866, 225), (1867, 539), (1867, 542), (1867, 543),
    (1868, 26), (1868, 133), (1869, 1069), (1870, 813), (1871, 927), (1872, 1668), (1873, 160),
    (1873, 271), (1874, 1307), (1875, 1092), (1876, 633), (1876, 1056), (1876, 1059), (1876, 1231),
    (1876, 1362), (1876, 1413), (1876, 1451), (1876, 1641), (1876, 1659), (1876, 1742), (1877, 521),
    (1877, 522), (1877, 1454), (1877, 1664), (1878, 1059), (1879, 1348), (1880, 1059), (1881, 1059),
    (1882, 522), (1883, 608), (1884, 162), (1885, 1532), (1886, 1276), (1887, 1120), (1888, 1064),
    (1889, 1067), (1890, 1077), (1891, 958), (1892, 962), (1893, 1604), (1894, 1477), (1895, 604),
    (1895, 605), (1895, 606), (1896, 1258), (1897, 647), (1897, 649), (1898, 743), (1899, 299),
    (1900, 764), (1901, 764), (1901, 1761), (1902, 764), (1903, 764), (1904, 1646), (1904, 1650),
    (1904, 1655), (1905, 678), (1906, 1716), (1907, 1220), (1908, 549), (1909, 1132), (1910, 1730),
    (1911, 1731), (1912, 1172), (1913, 1567), (1914, 1576), (1915, 764), (1916, 633), (1917, 822),
    (1917, 937), (1917, 1369), (1918, 74), (1918, 472), (1918, 820), (1918, 825), (1919, 968),
    (1920, 1025), (1921, 24), (1921, 335), (1922, 1019), (1922, 1025), (1923, 24), (1923, 339),
    (1924, 1012), (1925, 130), (1926, 1481), (1927, 799), (1928, 793), (1929, 1753), (1930, 283),
    (1931, 1525), (1932, 1109), (1933, 1202), (1934, 752), (1934, 830), (1934, 845), (1934, 1212),
    (1934, 1348), (1934, 1392), (1934, 1406), (1935, 85), (1935, 118), (1935, 201), (1935, 252),
    (1935, 844), (1936, 655), (1937, 1362), (1938, 1181),
];

/// Regions in order of their codes, one on each line: code, name.
pub(super) static REGIONS: &str = "AD Andorra
AD-02 Canillo
AD-03 Encamp
AD-04 La Massana
AD-05 Ordino
AD-06 Sant Julià de Lòria
AD-07 Andorra la Vella
AD-08 Escaldes-Engordany
AE United Arab Emirates
AF Afghanistan
AG Antigua and Barbuda
AI Anguilla
AL Albania
AM Armenia
AM-AG Aragatsotn
AM-AR Ararat
AM-AV Armavir
AM-ER Erevan
AM-GR Gegharkunik
AM-KT Kotayk'
AM-LO Lori
AM-SH Shirak
AM-SU Syunik'
AM-TV Tavush
AM-VD Vayots Dzor
AO Angola
AQ Antarctica
AR Argentina
AR-A Salta
AR-B Buenos Aires
AR-C Ciudad Autónoma de Buenos Aires
AR-D San Luis
AR-E Entre Ríos
AR-F La Rioja
AR-G Santiago del Estero
AR-H Chaco
AR-J San Juan
AR-K Catamarca
AR-L La Pampa
AR-M Mendoza
AR-N Misiones
AR-P Formosa
AR-Q Neuquén
AR-R Río Negro
AR-S Santa Fe
AR-T Tucumán
AR-U Chubut
AR-V Tierra del Fuego
AR-W Corrientes
AR-X Córdoba
AR-Y Jujuy
AR-Z Santa Cruz
AS American Samoa
AT Austria
AT-1 Burgenland
AT-2 Kärnten
AT-3 Niederösterreich
AT-4 Oberösterreich
AT-5 Salzburg
AT-6 Steiermark
AT-7 Tirol
AT-8 Vorarlberg
AT-9 Wien
AU Australia
AU-ACT Australian Capital Territory
AU-NSW New South Wales
AU-NT Northern Territory
AU-QLD Queensland
AU-SA South Australia
AU-TAS Tasmania
AU-VIC Victoria
AU-WA Western Australia
AW Aruba
AX Åland Islands
AZ Azerbaijan
BA Bosnia and Herzegovina
BA-BIH Federacija Bosne i Hercegovine
BA-BRC Brčko distrikt
BA-SRP Republika Srpska
BB Barbados
BD Bangladesh
BE Belgium
BF Burkina Faso
BG Bulgaria
BH Bahrain
BI Burundi
BJ Benin
BL Saint Barthélemy
BM Bermuda
BN Brunei
BO Bolivia
BO-B El Beni
BO-C Cochabamba
BO-H Chuquisaca
BO-L La Paz
BO-N Pando
BO-O Oruro
BO-P Potosí
BO-S Santa Cruz
BO-T Tarija
BQ Bonaire, Sint Eustatius and Saba
BQ-BON Bonaire
BQ-SAB Saba
BQ-STA Sint Eustatius
BR Brazil
BR-AC Acre
BR-AL Alagoas
BR-AM Amazonas
BR-AP Amapá
BR-BA Bahia
BR-CE Ceará
BR-DF Distrito Federal
BR-ES Espírito Santo
BR-GO Goiás
BR-MA Maranhão
BR-MG Minas Gerais
BR-MS Mato Grosso do Sul
BR-MT Mato Grosso
BR-PA Pará
BR-PB Paraíba
BR-PE Pernambuco
BR-PI Piauí
BR-PR Paraná
BR-RJ Rio de Janeiro
BR-RN Rio Grande do Norte
BR-RO Rondônia
BR-RR Roraima
BR-RS Rio Grande do Sul
BR-SC Santa Catarina
BR-SE Sergipe
BR-SP São Paulo
BR-TO Tocantins
BS Bahamas
BT Bhutan
BT-11 Paro
BT-12 Chhukha
BT-13 Haa
BT-14 Samtse
BT-15 Thimphu
BT-21 Tsirang
BT-22 Dagana
BT-23 Punakha
BT-24 Wangdue Phodrang
BT-31 Sarpang
BT-32 Trongsa
BT-33 Bumthang
BT-34 Zhemgang
BT-41 Trashigang
BT-42 Monggar
BT-43 Pema Gatshel
BT-44 Lhuentse
BT-45 Samdrup Jongkhar
BT-GA Gasa
BT-TY Trashi Yangtse
BW Botswana
BY Belarus
BZ Belize
CA Canada
CA-AB Alberta
CA-BC British Columbia
CA-MB Manitoba
CA-NB New Brunswick
CA-NL Newfoundland and Labrador
CA-NS Nova Scotia
CA-NT Northwest Territories
CA-NU Nunavut
CA-ON Ontario
CA-PE Prince Edward Island
CA-QC Quebec
CA-SK Saskatchewan
CA-YT Yukon
CC Cocos Islands
CD DR Congo
CF Central African Republic
CG Congo
CH Switzerland
CH-AG Aargau
CH-AI Appenzell Innerrhoden
CH-AR Appenzell Ausserrhoden
CH-BE Bern
CH-BL Basel-Landschaft
CH-BS Basel-Stadt
CH-FR Freiburg
CH-GE Genève
CH-GL Glarus
CH-GR Graubünden
CH-JU Jura
CH-LU Luzern
CH-NE Neuchâtel
CH-NW Nidwalden
CH-OW Obwalden
CH-SG Sankt Gallen
CH-SH Schaffhausen
CH-SO Solothurn
CH-SZ Schwyz
CH-TG Thurgau
CH-TI Ticino
CH-UR Uri
CH-VD Vaud
CH-VS Valais
CH-ZG Zug
CH-ZH Zürich
CI Ivory Coast
CK Cook Islands
CL Chile
CL-AI Aisén del General Carlos Ibañez del Campo
CL-AN Antofagasta
CL-AP Arica y Parinacota
CL-AR La Araucanía
CL-AT Atacama
CL-BI Biobío
CL-CO Coquimbo
CL-LI Libertador General Bernardo O'Higgins
CL-LL Los Lagos
CL-LR Los Ríos
CL-MA Magallanes
CL-ML Maule
CL-NB Ñuble
CL-RM Región Metropolitana de Santiago
CL-TA Tarapacá
CL-VS Valparaíso
CM Cameroon
CN China
CO Colombia
CR Costa Rica
CU Cuba
CV Cabo Verde
CV-BR Brava
CV-BV Boa Vista
CV-CA Santa Catarina
CV-CF Santa Catarina do Fogo
CV-CR Santa Cruz
CV-MA Maio
CV-MO Mosteiros
CV-PA Paul
CV-PN Porto Novo
CV-PR Praia
CV-RB Ribeira Brava
CV-RG Ribeira Grande
CV-RS Ribeira Grande de Santiago
CV-SD São Domingos
CV-SF São Filipe
CV-SL Sal
CV-SM São Miguel
CV-SO São Lourenço dos Órgãos
CV-SS São Salvador do Mundo
CV-SV São Vicente
CV-TA Tarrafal
CV-TS Tarrafal de São Nicolau
CW Curaçao
CX Christmas Island
CY Cyprus
CZ Czechia
DE Germany
DE-BB Brandenburg
DE-BE Berlin
DE-BW Baden-Württemberg
DE-BY Bayern
DE-HB Bremen
DE-HE Hessen
DE-HH Hamburg
DE-MV Mecklenburg-Vorpommern
DE-NI Niedersachsen
DE-NW Nordrhein-Westfalen
DE-RP Rheinland-Pfalz
DE-SH Schleswig-Holstein
DE-SL Saarland
DE-SN Sachsen
DE-ST Sachsen-Anhalt
DE-TH Thüringen
DJ Djibouti
DK Denmark
DM Dominica
DO Dominican Republic
DZ Algeria
EC Ecuador
EE Estonia
EG Egypt
EH Western Sahara
ER Eritrea
ES Spain
ES-AN Andalucía
ES-AR Aragón
ES-AS Asturias
ES-CB Cantabria
ES-CE Ceuta
ES-CL Castilla y León
ES-CM Castilla-La Mancha
ES-CN Canarias
ES-CT Cataluña
ES-EX Extremadura
ES-GA Galicia
ES-IB Islas Baleares
ES-MC Murcia
ES-MD Madrid
ES-ML Melilla
ES-NC Navarra
ES-PV País Vasco
ES-RI La Rioja
ES-VC Valenciana
ET Ethiopia
FI Finland
FI-01 Ahvenanmaan maakunta
FI-02 Etelä-Karjala
FI-03 Etelä-Pohjanmaa
FI-04 Etelä-Savo
FI-05 Kainuu
FI-06 Kanta-Häme
FI-07 Keski-Pohjanmaa
FI-08 Keski-Suomi
FI-09 Kymenlaakso
FI-10 Lappi
FI-11 Pirkanmaa
FI-12 Pohjanmaa
FI-13 Pohjois-Karjala
FI-14 Pohjois-Pohjanmaa
FI-15 Pohjois-Savo
FI-16 Päijät-Häme
FI-17 Satakunta
FI-18 Uusimaa
FI-19 Varsinais-Suomi
FJ Fiji
FK Falkland Islands
FM Micronesia
FM-KSA Kosrae
FM-PNI Pohnpei
FM-TRK Chuuk
FM-YAP Yap
FO Faroe Islands
FR France
FR-57 Moselle
FR-6AE Alsace
FR-971 Guadeloupe
FR-972 Martinique
FR-973 Guyane
FR-974 La Réunion
FR-976 Mayotte
FR-BL Saint-Barthélemy
FR-MF Saint-Martin
FR-NC Nouvelle-Calédonie
FR-PF Polynésie Française
FR-PM Saint-Pierre-et-Miquelon
FR-TF Terres australes françaises
FR-WF Wallis-et-Futuna
GA Gabon
GB United Kingdom
GB-ENG England
GB-NIR Northern Ireland
GB-SCT Scotland
GB-WLS Wales
GD Grenada
GE Georgia
GF French Guiana
GG Guernsey
GH Ghana
GI Gibraltar
GL Greenland
GM Gambia
GN Guinea
GP Guadeloupe
GQ Equatorial Guinea
GQ-AN Annobón
GQ-BN Bioko Norte
GQ-BS Bioko Sur
GQ-CS Centro Sur
GQ-DJ Djibloho
GQ-KN Kié-Ntem
GQ-LI Litoral
GQ-WN Wele-Nzas
GR Greece
GS South Georgia and the South Sandwich Islands
GT Guatemala
GU Guam
GW Guinea-Bissau
GY Guyana
HK Hong Kong
HN Honduras
HR Croatia
HT Haiti
HU Hungary
ID Indonesia
IE Ireland
IL Israel
IM Isle of Man
IN India
IN-AN Andaman and Nicobar Islands
IN-AP Andhra Pradesh
IN-AR Arunachal Pradesh
IN-AS Assam
IN-BR Bihar
IN-CG Chhattisgarh
IN-CH Chandigarh
IN-DH Dadra and Nagar Haveli and Daman and Diu
IN-DL Delhi
IN-GA Goa
IN-GJ Gujarat
IN-HP Himachal Pradesh
IN-HR Haryana
IN-JH Jharkhand
IN-JK Jammu and Kashmir
IN-KA Karnataka
IN-KL Kerala
IN-LA Ladakh
IN-LD Lakshadweep
IN-MH Maharashtra
IN-ML Meghalaya
IN-MN Manipur
IN-MP Madhya Pradesh
IN-MZ Mizoram
IN-NL Nagaland
IN-OD Odisha
IN-PB Punjab
IN-PY Puducherry
IN-RJ Rajasthan
IN-SK Sikkim
IN-TG Telangana
IN-TN Tamil Nadu
IN-TR Tripura
IN-UK Uttarakhand
IN-UP Uttar Pradesh
IN-WB West Bengal
IQ Iraq
IR Iran
IS Iceland
IT Italy
IT-AG Agrigento
IT-AL Alessandria
IT-AN Ancona
IT-AO Aosta
IT-AP Ascoli Piceno
IT-AQ L'Aquila
IT-AR Arezzo
IT-AT Asti
IT-AV Avellino
IT-BA Bari
IT-BG Bergamo
IT-BI Biella
IT-BL Belluno
IT-BN Benevento
IT-BO Bologna
IT-BR Brindisi
IT-BS Brescia
IT-BT Barletta-Andria-Trani
IT-BZ Bolzano
IT-CA Cagliari
IT-CB Campobasso
IT-CE Caserta
IT-CH Chieti
IT-CL Caltanissetta
IT-CN Cuneo
IT-CO Como
IT-CR Cremona
IT-CS Cosenza
IT-CT Catania
IT-CZ Catanzaro
IT-EN Enna
IT-FC Forli-Cesena
IT-FE Ferrara
IT-FG Foggia
IT-FI Firenze
IT-FM Fermo
IT-FR Frosinone
IT-GE Genova
IT-GO Gorizia
IT-GR Grosseto
IT-IM Imperia
IT-IS Isernia
IT-KR Crotone
IT-LC Lecco
IT-LE Lecce
IT-LI Livorno
IT-LO Lodi
IT-LT Latina
IT-LU Lucca
IT-MB Monza e Brianza
IT-MC Macerata
IT-ME Messina
IT-MI Milano
IT-MN Mantova
IT-MO Modena
IT-MS Massa-Carrara
IT-MT Matera
IT-NA Napoli
IT-NO Novara
IT-NU Nuoro
IT-OR Oristano
IT-PA Palermo
IT-PC Piacenza
IT-PD Padova
IT-PE Pescara
IT-PG Perugia
IT-PI Pisa
IT-PN Pordenone
IT-PO Prato
IT-PR Parma
IT-PT Pistoia
IT-PU Pesaro e Urbino
IT-PV Pavia
IT-PZ Potenza
IT-RA Ravenna
IT-RC Reggio Calabria
IT-RE Reggio Emilia
IT-RG Ragusa
IT-RI Rieti
IT-RM Roma
IT-RN Rimini
IT-RO Rovigo
IT-SA Salerno
IT-SI Siena
IT-SO Sondrio
IT-SP La Spezia
IT-SR Siracusa
IT-SS Sassari
IT-SU Sud Sardegna
IT-SV Savona
IT-TA Taranto
IT-TE Teramo
IT-TN Trento
IT-TO Torino
IT-TP Trapani
IT-TR Terni
IT-TS Trieste
IT-TV Treviso
IT-UD Udine
IT-VA Varese
IT-VB Verbano-Cusio-Ossola
IT-VC Vercelli
IT-VE Venezia
IT-VI Vicenza
IT-VR Verona
IT-VT Viterbo
IT-VV Vibo Valentia
JE Jersey
JM Jamaica
JO Jordan
JP Japan
KE Kenya
KG Kyrgyzstan
KH Cambodia
KI Kiribati
KM Comoros
KN Saint Kitts and Nevis
KP North Korea
KR South Korea
KW Kuwait
KY Cayman Islands
KZ Kazakhstan
LA Laos
LB Lebanon
LC Saint Lucia
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania
LU Luxembourg
LV Latvia
LY Libya
MA Morocco
MC Monaco
MD Moldova
ME Montenegro
MF Saint Martin
MG Madagascar
MH Marshall Islands
MK North Macedonia
ML Mali
MM Myanmar
MN Mongolia
MO Macau
MO-I Concelho das Ilhas
MO-M Concelho de Macau
MP Northern Mariana Islands
MQ Martinique
MR Mauritania
MS Montserrat
MT Malta
MU Mauritius
MV Maldives
MW Malawi
MX Mexico
MY Malaysia
MY-01 Johor
MY-02 Kedah
MY-03 Kelantan
MY-04 Melaka
MY-05 Negeri Sembilan
MY-06 Pahang
MY-07 Pulau Pinang
MY-08 Perak
MY-09 Perlis
MY-10 Selangor
MY-11 Terengganu
MY-12 Sabah
MY-13 Sarawak
MY-14 Wilayah Persekutuan Kuala Lumpur
MY-15 Wilayah Persekutuan Labuan
MY-16 Wilayah Persekutuan Putrajaya
MZ Mozambique
NA Namibia
NC New Caledonia
NE Niger
NF Norfolk Island
NG Nigeria
NI Nicaragua
NI-AN Costa Caribe Norte
NI-AS Costa Caribe Sur
NI-BO Boaco
NI-CA Carazo
NI-CI Chinandega
NI-CO Chontales
NI-ES Estelí
NI-GR Granada
NI-JI Jinotega
NI-LE León
NI-MD Madriz
NI-MN Managua
NI-MS Masaya
NI-MT Matagalpa
NI-NS Nueva Segovia
NI-RI Rivas
NI-SJ Río San Juan
NL Netherlands
NO Norway
NO-03 Oslo
NO-11 Rogaland
NO-15 Møre og Romsdal
NO-18 Nordland
NO-21 Svalbard
NO-22 Jan Mayen
NO-31 Østfold
NO-32 Akershus
NO-33 Buskerud
NO-34 Innlandet
NO-39 Vestfold
NO-40 Telemark
NO-42 Agder
NO-46 Vestland
NO-50 Trøndelag
NO-55 Troms
NO-56 Finnmark
NP Nepal
NR Nauru
NU Niue
NZ New Zealand
NZ-AUK Auckland
NZ-BOP Bay of Plenty
NZ-CAN Canterbury
NZ-CIT Chatham Islands Territory
NZ-GIS Gisborne
NZ-HKB Hawke's Bay
NZ-MBH Marlborough
NZ-MWT Manawatū Whanganui
NZ-NSN Nelson
NZ-NTL Northland
NZ-OTA Otago
NZ-STL Southland
NZ-TAS Tasman
NZ-TKI Taranaki
NZ-WGN Greater Wellington
NZ-WKO Waikato
NZ-WTC West Coast
OM Oman
PA Panama
PE Peru
PF French Polynesia
PG Papua New Guinea
PH Philippines
PK Pakistan
PL Poland
PL-02 Dolnośląskie
PL-04 Kujawsko-pomorskie
PL-06 Lubelskie
PL-08 Lubuskie
PL-10 Łódzkie
PL-12 Małopolskie
PL-14 Mazowieckie
PL-16 Opolskie
PL-18 Podkarpackie
PL-20 Podlaskie
PL-22 Pomorskie
PL-24 Śląskie
PL-26 Świętokrzyskie
PL-28 Warmińsko-mazurskie
PL-30 Wielkopolskie
PL-32 Zachodniopomorskie
PM Saint Pierre and Miquelon
PN Pitcairn Islands
PR Puerto Rico
PS Palestine
PT Portugal
PT-01 Aveiro
PT-02 Beja
PT-03 Braga
PT-04 Bragança
PT-05 Castelo Branco
PT-06 Coimbra
PT-07 Évora
PT-08 Faro
PT-09 Guarda
PT-10 Leiria
PT-11 Lisboa
PT-12 Portalegre
PT-13 Porto
PT-14 Santarém
PT-15 Setúbal
PT-16 Viana do Castelo
PT-17 Vila Real
PT-18 Viseu
PT-20 Região Autónoma dos Açores
PT-30 Região Autónoma da Madeira
PW Palau
PY Paraguay
QA Qatar
RE Reunion
RO Romania
RS Serbia
RU Russia
RW Rwanda
SA Saudi Arabia
SB Solomon Islands
SB-CE Central
SB-CH Choiseul
SB-CT Capital Territory
SB-GU Guadalcanal
SB-IS Isabel
SB-MK Makira-Ulawa
SB-ML Malaita
SB-RB Rennell and Bellona
SB-TE Temotu
SB-WE Western
SC Seychelles
SD Sudan
SE Sweden
SG Singapore
SH Saint Helena, Ascension and Tristan da Cunha
SH-AC Ascension
SH-HL Saint Helena
SH-TA Tristan da Cunha
SI Slovenia
SJ Svalbard and Jan Mayen
SK Slovakia
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia
SR Suriname
SS South Sudan
ST Sao Tome and Principe
ST-01 Água Grande
ST-02 Cantagalo
ST-03 Caué
ST-04 Lembá
ST-05 Lobata
ST-06 Mé-Zóchi
ST-P Príncipe
SV El Salvador
SV-AH Ahuachapán
SV-CA Cabañas
SV-CH Chalatenango
SV-CU Cuscatlán
SV-LI La Libertad
SV-MO Morazán
SV-PA La Paz
SV-SA Santa Ana
SV-SM San Miguel
SV-SO Sonsonate
SV-SS San Salvador
SV-SV San Vicente
SV-UN La Unión
SV-US Usulután
SX Sint Maarten
SY Syrian Arab Republic
SZ Eswatini
TC Turks and Caicos Islands
TD Chad
TF French Southern Territories
TG Togo
TH Thailand
TJ Tajikistan
TK Tokelau
TL Timor Leste
TM Turkmenistan
TN Tunisia
TO Tonga
TR Turkey
TT Trinidad and Tobago
TV Tuvalu
TV-FUN Funafuti
TV-NIT Niutao
TV-NKF Nukufetau
TV-NKL Nukulaelae
TV-NMA Nanumea
TV-NMG Nanumaga
TV-NUI Nui
TV-VAI Vaitupu
TW Taiwan
TZ Tanzania
UG Uganda
UM United States Minor Outlying Islands
US United States of America
US-AK Alaska
US-AL Alabama
US-AR Arkansas
US-AS American Samoa
US-AZ Arizona
US-CA California
US-CO Colorado
US-CT Connecticut
US-DC District of Columbia
US-DE Delaware
US-FL Florida
US-GA Georgia
US-GU Guam
US-HI Hawaii
US-IA Iowa
US-ID Idaho
US-IL Illinois
US-IN Indiana
US-KS Kansas
US-KY Kentucky
US-LA Louisiana
US-MA Massachusetts
US-MD Maryland
US-ME Maine
US-MI Michigan
US-MN Minnesota
US-MO Missouri
US-MP Northern Mariana Islands
US-MS Mississippi
US-MT Montana
US-NC North Carolina
US-ND North Dakota
US-NE Nebraska
US-NH New Hampshire
US-NJ New Jersey
US-NM New Mexico
US-NV Nevada
US-NY New York
US-OH Ohio
US-OK Oklahoma
US-OR Oregon
US-PA Pennsylvania
US-PR Puerto Rico
US-RI Rhode Island
US-SC South Carolina
US-SD South Dakota
US-TN Tennessee
US-TX Texas
US-UM United States Minor Outlying Islands
US-UT Utah
US-VA Virginia
US-VI Virgin Islands, U.S.
US-VT Vermont
US-WA Washington
US-WI Wisconsin
US-WV West Virginia
US-WY Wyoming
UY Uruguay
UZ Uzbekistan
VA Vatican City
VC Saint Vincent and the Grenadines
VE Venezuela
VG British Virgin Islands
VI Virgin Islands (U.S.)
VN Vietnam
VU Vanuatu
WF Wallis and Futuna
WS Samoa
XK Kosovo
YE Yemen
YT Mayotte
ZA South Africa
ZM Zambia
ZW Zimbabwe";

/// Of each region, where its places end that begin where the region before has its end, and the last year that
/// is known.
pub(super) static ENDS: [(u16, i16); 875] = [
    (14, 2035), (29, 2035), (43, 2035), (58, 2035), (73, 2035), (91, 2035), (108, 2035), (126, 2035),
    (151, 2035), (178, 2035), (194, 2035), (217, 2035), (251, 2035), (264, 2035), (277, 2035),
    (290, 2035), (303, 2035), (316, 2035), (329, 2035), (342, 2035), (355, 2035), (368, 2035),
    (381, 2035), (394, 2035), (407, 2035), (430, 2035), (434, 2035), (455, 2035), (481, 2035),
    (503, 2035), (525, 2035), (548, 2035), (573, 2035), (601, 2035), (622, 2035), (643, 2035),
    (665, 2035), (689, 2035), (710, 2035), (732, 2035), (753, 2035), (774, 2035), (795, 2035),
    (816, 2035), (837, 2035), (859, 2035), (884, 2035), (907, 2035), (930, 2035), (952, 2035),
    (978, 2035), (1002, 2035), (1023, 2035), (1036, 2035), (1049, 2035), (1062, 2035), (1075, 2035),
    (1088, 2035), (1101, 2035), (1114, 2035), (1127, 2035), (1140, 2035), (1153, 2035), (1160, 2035),
    (1177, 2035), (1192, 2035), (1207, 2035), (1222, 2035), (1237, 2035), (1248, 2035), (1264, 2035),
    (1279, 2035), (1290, 2035), (1306, 2035), (1356, 2035), (1367, 2035), (1392, 2035), (1409, 2035),
    (1434, 2035), (1454, 2035), (1489, 2035), (1501, 2035), (1527, 2035), (1552, 2035), (1579, 2035),
    (1610, 2035), (1625, 2035), (1637, 2035), (1651, 2035), (1699, 2035), (1717, 2035), (1736, 2035),
    (1755, 2035), (1774, 2035), (1793, 2035), (1812, 2035), (1831, 2035), (1850, 2035), (1869, 2035),
    (1888, 2035), (1898, 2035), (1911, 2035), (1923, 2035), (1935, 2035), (1945, 2035), (1960, 2035),
    (1974, 2035), (1985, 2035), (1998, 2035), (2009, 2035), (2022, 2035), (2034, 2035), (2045, 2035),
    (2057, 2035), (2068, 2035), (2079, 2035), (2090, 2035), (2100, 2035), (2111, 2035), (2122, 2035),
    (2133, 2035), (2144, 2035), (2155, 2035), (2167, 2035), (2179, 2035), (2191, 2035), (2202, 2035),
    (2213, 2035), (2225, 2035), (2236, 2035), (2247, 2035), (2260, 2035), (2276, 2035), (2295, 2035),
    (2314, 2035), (2333, 2035), (2352, 2035), (2371, 2035), (2394, 2035), (2413, 2035), (2432, 2035),
    (2451, 2035), (2470, 2035), (2489, 2035), (2508, 2035), (2527, 2035), (2546, 2035), (2565, 2035),
    (2584, 2035), (2603, 2035), (2622, 2035), (2641, 2035), (2660, 2035), (2679, 2035), (2704, 2035),
    (2721, 2035), (2745, 2035), (2752, 2035), (2765, 2035), (2780, 2035), (2792, 2035), (2802, 2035),
    (2814, 2035), (2824, 2035), (2837, 2035), (2850, 2035), (2862, 2035), (2874, 2035), (2886, 2035),
    (2900, 2035), (2915, 2035), (2941, 2035), (2963, 2035), (2980, 2035), (2990, 2035), (2994, 2035),
    (3008, 2035), (3020, 2035), (3028, 2035), (3037, 2035), (3046, 2035), (3055, 2035), (3060, 2035),
    (3069, 2035), (3079, 2035), (3086, 2035), (3099, 2035), (3112, 2035), (3122, 2035), (3132, 2035),
    (3142, 2035), (3151, 2035), (3160, 2035), (3165, 2035), (3179, 2035), (3189, 2035), (3204, 2035),
    (3218, 2035), (3227, 2035), (3236, 2035), (3245, 2035), (3254, 2035), (3275, 2035), (3292, 2035),
    (3309, 2035), (3326, 2035), (3343, 2035), (3361, 2035), (3378, 2035), (3395, 2035), (3412, 2035),
    (3429, 2035), (3446, 2035), (3463, 2035), (3480, 2035), (3497, 2035), (3514, 2035), (3532, 2035),
    (3549, 2035), (3566, 2035), (3583, 2035), (3604, 2035), (3639, 2035), (3666, 2035), (3675, 2035),
    (3687, 2035), (3699, 2035), (3712, 2035), (3725, 2035), (3738, 2035), (3751, 2035), (3764, 2035),
    (3777, 2035), (3790, 2035), (3804, 2035), (3818, 2035), (3831, 2035), (3844, 2035), (3858, 2035),
    (3871, 2035), (3884, 2035), (3897, 2035), (3910, 2035), (3923, 2035), (3936, 2035), (3949, 2035),
    (3963, 2035), (3976, 2035), (3989, 2035), (4001, 2035), (4026, 2035), (4041, 2035), (4055, 2035),
    (4064, 2035), (4076, 2035), (4088, 2035), (4100, 2035), (4112, 2035), (4122, 2035), (4132, 2035),
    (4142, 2035), (4153, 2035), (4163, 2035), (4174, 2035), (4185, 2035), (4195, 2035), (4207, 2035),
    (4218, 2035), (4229, 2035), (4240, 2035), (4256, 2035), (4266, 2035), (4283, 2035), (4295, 2035),
    (4312, 2035), (4331, 2035), (4343, 2035), (4376, 2035), (4388, 2035), (4404, 2035), (4414, 2035),
    (4436, 2035), (4458, 2035), (4480, 2035), (4497, 2035), (4518, 2035), (4540, 2035), (4556, 2035),
    (4573, 2035), (4588, 2035), (4608, 2035), (4623, 2035), (4639, 2035), (4659, 2035), (4679, 2035),
    (4703, 2035), (4722, 2035), (4736, 2035), (4752, 2035), (4767, 2035), (4783, 2035), (4798, 2035),
    (4814, 2035), (4829, 2035), (4844, 2035), (4859, 2035), (4874, 2035), (4889, 2035), (4904, 2035),
    (4919, 2035), (4934, 2035), (4949, 2035), (4964, 2035), (4979, 2035), (4994, 2035), (5009, 2035),
    (5024, 2035), (5039, 2035), (5054, 2035), (5069, 2035), (5084, 2035), (5105, 2035), (5119, 2035),
    (5135, 2035), (5163, 2035), (5188, 2035), (5208, 2035), (5228, 2035), (5242, 2035), (5253, 2035),
    (5266, 2035), (5279, 2035), (5294, 2035), (5307, 2035), (5319, 2035), (5331, 2035), (5343, 2035),
    (5355, 2035), (5368, 2035), (5380, 2035), (5394, 2035), (5405, 2035), (5416, 2035), (5430, 2035),
    (5453, 2035), (5462, 2035), (5473, 2035), (5488, 2035), (5503, 2035), (5514, 2035), (5536, 2035),
    (5555, 2035), (5567, 2035), (5579, 2035), (5603, 2035), (5621, 2035), (5632, 2035), (5672, 2035),
    (5694, 2035), (5709, 2035), (5730, 2035), (5752, 2035), (5773, 2035), (5794, 2035), (5815, 2035),
    (5836, 2035), (5857, 2035), (5878, 2035), (5899, 2035), (5912, 2035), (5929, 2035), (5940, 2035),
    (5960, 2035), (5974, 2035), (6001, 2035), (6029, 2035), (6040, 2035), (6054, 2035), (6072, 2035),
    (6091, 2035), (6119, 2035), (6129, 2035), (6139, 2035), (6152, 2035), (6176, 2035), (6201, 2035),
    (6225, 2035), (6253, 2035), (6283, 2035), (6307, 2035), (6331, 2035), (6358, 2035), (6394, 2035),
    (6418, 2035), (6447, 2035), (6480, 2035), (6511, 2035), (6549, 2035), (6575, 2035), (6607, 2035),
    (6636, 2035), (6675, 2035), (6700, 2035), (6727, 2035), (6757, 2035), (6781, 2035), (6805, 2035),
    (6832, 2035), (6864, 2035), (6888, 2035), (6912, 2035), (6951, 2035), (6987, 2035), (7024, 2035),
    (7056, 2032), (7080, 2035), (7111, 2035), (7143, 2035), (7174, 2035), (7202, 2035), (7239, 2035),
    (7269, 2035), (7328, 2035), (7342, 2035), (7356, 2035), (7371, 2035), (7386, 2035), (7401, 2035),
    (7416, 2035), (7431, 2035), (7446, 2035), (7461, 2035), (7476, 2035), (7491, 2035), (7506, 2035),
    (7521, 2035), (7535, 2035), (7550, 2035), (7565, 2035), (7580, 2035), (7595, 2035), (7610, 2035),
    (7627, 2035), (7642, 2035), (7657, 2035), (7672, 2035), (7687, 2035), (7702, 2035), (7717, 2035),
    (7732, 2035), (7747, 2035), (7762, 2035), (7777, 2035), (7792, 2035), (7807, 2035), (7822, 2035),
    (7838, 2035), (7853, 2035), (7868, 2035), (7883, 2035), (7899, 2035), (7914, 2035), (7929, 2035),
    (7944, 2035), (7959, 2035), (7974, 2035), (7989, 2035), (8004, 2035), (8019, 2035), (8034, 2035),
    (8049, 2035), (8064, 2035), (8080, 2035), (8095, 2035), (8110, 2035), (8125, 2035), (8140, 2035),
    (8155, 2035), (8170, 2035), (8185, 2035), (8200, 2035), (8215, 2035), (8230, 2035), (8245, 2035),
    (8260, 2035), (8275, 2035), (8290, 2035), (8305, 2035), (8320, 2035), (8335, 2035), (8351, 2035),
    (8366, 2035), (8382, 2035), (8396, 2035), (8411, 2035), (8426, 2035), (8442, 2035), (8457, 2035),
    (8472, 2035), (8487, 2035), (8502, 2035), (8517, 2035), (8533, 2035), (8548, 2035), (8563, 2035),
    (8578, 2035), (8593, 2035), (8608, 2035), (8623, 2035), (8638, 2035), (8653, 2035), (8668, 2035),
    (8683, 2035), (8698, 2035), (8713, 2035), (8728, 2035), (8743, 2035), (8758, 2035), (8773, 2035),
    (8788, 2035), (8803, 2035), (8818, 2035), (8833, 2035), (8848, 2035), (8863, 2035), (8878, 2035),
    (8893, 2035), (8909, 2035), (8924, 2035), (8939, 2035), (8954, 2035), (8969, 2035), (8981, 2035),
    (8996, 2035), (9014, 2035), (9034, 2035), (9057, 2035), (9084, 2035), (9106, 2035), (9128, 2035),
    (9147, 2035), (9165, 2035), (9187, 2035), (9219, 2035), (9236, 2035), (9252, 2035), (9281, 2035),
    (9294, 2035), (9322, 2035), (9343, 2035), (9360, 2035), (9386, 2026), (9397, 2035), (9408, 2035),
    (9424, 2035), (9435, 2035), (9457, 2035), (9483, 2035), (9503, 2035), (9522, 2035), (9536, 2035),
    (9550, 2035), (9563, 2035), (9579, 2035), (9595, 2035), (9619, 2035), (9634, 2035), (9669, 2035),
    (9685, 2035), (9695, 2035), (9705, 2035), (9715, 2035), (9739, 2035), (9752, 2035), (9764, 2035),
    (9782, 2035), (9796, 2035), (9814, 2035), (9836, 2035), (9856, 2035), (9864, 2035), (9903, 2035),
    (9954, 2035), (10004, 2035), (10055, 2035), (10106, 2035), (10158, 2035), (10209, 2035),
    (10261, 2035), (10311, 2035), (10367, 2035), (10418, 2035), (10476, 2035), (10525, 2035),
    (10573, 2035), (10624, 2035), (10676, 2035), (10727, 2035), (10745, 2035), (10768, 2035),
    (10780, 2035), (10816, 2035), (10834, 2035), (10869, 2035), (10879, 2035), (10889, 2035),
    (10899, 2035), (10909, 2035), (10919, 2035), (10929, 2035), (10939, 2035), (10949, 2035),
    (10959, 2035), (10969, 2035), (10979, 2035), (10989, 2035), (11001, 2035), (11011, 2035),
    (11021, 2035), (11031, 2035), (11041, 2035), (11051, 2035), (11062, 2035), (11074, 2035),
    (11086, 2035), (11098, 2035), (11110, 2035), (11122, 2035), (11134, 2035), (11146, 2035),
    (11158, 2035), (11170, 2035), (11182, 2035), (11194, 2035), (11206, 2035), (11218, 2035),
    (11230, 2035), (11242, 2035), (11254, 2035), (11266, 2035), (11278, 2035), (11316, 2032),
    (11341, 2035), (11359, 2035), (11376, 2035), (11394, 2035), (11411, 2035), (11429, 2035),
    (11447, 2035), (11464, 2035), (11482, 2035), (11500, 2035), (11517, 2035), (11535, 2035),
    (11553, 2035), (11571, 2035), (11589, 2035), (11606, 2035), (11624, 2035), (11642, 2035),
    (11659, 2035), (11677, 2035), (11709, 2035), (11731, 2035), (11748, 2035), (11762, 2035),
    (11779, 2035), (11805, 2035), (11834, 2035), (11848, 2035), (11862, 2035), (11876, 2035),
    (11890, 2035), (11904, 2035), (11918, 2035), (11932, 2035), (11946, 2035), (11960, 2035),
    (11974, 2035), (11988, 2035), (12002, 2035), (12016, 2035), (12030, 2035), (12044, 2035),
    (12058, 2035), (12072, 2035), (12083, 2035), (12091, 2035), (12115, 2035), (12137, 2035),
    (12150, 2035), (12164, 2035), (12178, 2035), (12192, 2035), (12206, 2035), (12220, 2035),
    (12234, 2035), (12248, 2035), (12262, 2035), (12276, 2035), (12290, 2035), (12304, 2035),
    (12318, 2035), (12332, 2035), (12346, 2035), (12360, 2035), (12374, 2035), (12388, 2035),
    (12402, 2035), (12416, 2035), (12431, 2035), (12450, 2035), (12464, 2035), (12482, 2035),
    (12494, 2035), (12511, 2035), (12527, 2035), (12555, 2035), (12584, 2035), (12604, 2035),
    (12617, 2035), (12632, 2035), (12647, 2035), (12660, 2035), (12675, 2035), (12690, 2035),
    (12705, 2035), (12720, 2035), (12735, 2035), (12750, 2035), (12765, 2035), (12786, 2035),
    (12816, 2035), (12829, 2035), (12858, 2035), (12865, 2035), (12873, 2035), (12882, 2035),
    (12892, 2035), (12907, 2035), (12919, 2035), (12932, 2035), (12955, 2035), (12973, 2035),
    (12992, 2035), (13004, 2035), (13022, 2035), (13040, 2035), (13058, 2035), (13076, 2035),
    (13094, 2035), (13112, 2035), (13130, 2035), (13148, 2035), (13166, 2035), (13190, 2035),
    (13201, 2035), (13212, 2035), (13223, 2035), (13234, 2035), (13245, 2035), (13256, 2035),
    (13267, 2035), (13278, 2035), (13289, 2035), (13300, 2035), (13311, 2035), (13324, 2035),
    (13335, 2035), (13346, 2035), (13357, 2035), (13371, 2035), (13403, 2035), (13422, 2035),
    (13439, 2035), (13458, 2035), (13469, 2035), (13487, 2035), (13532, 2035), (13547, 2035),
    (13553, 2035), (13574, 2035), (13599, 2035), (13619, 2035), (13635, 2035), (13659, 2035),
    (13688, 2035), (13704, 2035), (13722, 2035), (13739, 2035), (13756, 2035), (13773, 2035),
    (13791, 2035), (13808, 2035), (13825, 2035), (13842, 2035), (13874, 2035), (13897, 2035),
    (13914, 2035), (13929, 2035), (13945, 2035), (13964, 2035), (13982, 2035), (13997, 2035),
    (14018, 2035), (14034, 2035), (14054, 2035), (14071, 2035), (14090, 2035), (14109, 2035),
    (14126, 2035), (14142, 2035), (14160, 2035), (14180, 2035), (14201, 2035), (14218, 2035),
    (14234, 2035), (14254, 2035), (14274, 2035), (14291, 2035), (14309, 2035), (14327, 2035),
    (14344, 2035), (14362, 2035), (14379, 2035), (14400, 2035), (14415, 2035), (14433, 2035),
    (14457, 2035), (14473, 2035), (14490, 2035), (14511, 2035), (14526, 2035), (14543, 2035),
    (14560, 2035), (14580, 2035), (14596, 2035), (14613, 2035), (14633, 2035), (14649, 2035),
    (14665, 2035), (14680, 2035), (14697, 2035), (14721, 2035), (14738, 2035), (14754, 2035),
    (14770, 2035), (14786, 2035), (14812, 2035), (14827, 2035), (14845, 2035), (14864, 2035),
    (14888, 2035), (14906, 2035), (14922, 2035), (14942, 2035), (14962, 2035), (14977, 2035),
    (14982, 2035), (15010, 2035), (15040, 2035), (15060, 2035), (15077, 2035), (15094, 2035),
    (15118, 2035), (15140, 2035), (15164, 2035), (15178, 2035), (15189, 2035), (15214, 2035),
    (15246, 2035), (15258, 2035), (15280, 2035), (15307, 2035), (15331, 2035),
];

/// Of each region after the other, the places in `HOLIDAYS`.
pub(super) static PLACES: [u16; 15331] = [
    // AD Andorra
    56, 178, 337, 438, 519, 829, 1082, 1242, 1335, 1684, 2228, 2318, 2367, 2728,
    // AD-02 Canillo
    56, 178, 337, 438, 519, 829, 1082, 1242, 1335, 1684, 2228, 2318, 2367, 2716, 2728,
    // AD-03 Encamp
    56, 178, 337, 438, 519, 829, 1082, 1242, 1335, 1684, 2228, 2318, 2367, 2728,
    // AD-04 La Massana
    56, 178, 337, 438, 519, 829, 1082, 1242, 1335, 1684, 2228, 2318, 2367, 2600, 2728,
    // AD-05 Ordino
    56, 178, 337, 438, 519, 829, 1082, 1242, 1335, 1684, 2228, 2318, 2367, 2710, 2728,
    // AD-06 Sant Julià de Lòria
    56, 178, 337, 438, 519, 829, 1082, 1242, 1335, 1684, 2228, 2318, 2367, 2678, 2728, 2750, 2751, 3053,
    // AD-07 Andorra la Vella
    56, 85, 86, 87, 178, 337, 438, 519, 829, 1082, 1242, 1335, 1684, 2228, 2318, 2367, 2728,
    // AD-08 Escaldes-Engordany
    56, 178, 337, 438, 519, 829, 1082, 1090, 1091, 1242, 1335, 1684, 2228, 2318, 2339, 2367, 2694, 2728,
    // AE United Arab Emirates
    628, 633, 840, 870, 905, 907, 909, 910, 926, 961, 969, 1017, 1019, 1022, 1026, 1027, 1028, 1029,
    1545, 1552, 2052, 2053, 2228, 2454, 2458,
    // AF Afghanistan
    34, 82, 630, 634, 843, 849, 854, 877, 879, 880, 924, 929, 935, 961, 962, 963, 979, 982, 985, 1155,
    1157, 1159, 1540, 1742, 1946, 2450, 2462,
    // AG Antigua and Barbuda
    298, 303, 348, 352, 438, 451, 829, 1242, 1417, 1469, 1713, 2228, 2232, 2805, 2806, 3084,
    // AI Anguilla
    90, 91, 189, 190, 298, 303, 438, 451, 531, 829, 833, 1242, 1591, 1592, 1655, 1684, 1697, 2136, 2137,
    2228, 2236, 2367, 2822,
    // AL Albania
    63, 64, 368, 369, 438, 450, 840, 870, 899, 926, 961, 969, 994, 1002, 1168, 1169, 1530, 1532, 1756,
    1765, 1977, 1978, 2197, 2198, 2228, 2230, 2240, 2243, 2268, 2269, 2304, 2305, 2872, 2873,
    // AM Armenia
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-AG Aragatsotn
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-AR Ararat
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-AV Armavir
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-ER Erevan
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-GR Gegharkunik
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-KT Kotayk'
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-LO Lori
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-SH Shirak
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-SU Syunik'
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-TV Tavush
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AM-VD Vayots Dzor
    150, 468, 526, 661, 662, 1406, 1684, 2228, 2230, 2250, 2526, 3046, 3089,
    // AO Angola
    61, 340, 469, 749, 750, 751, 752, 753, 754, 755, 756, 757, 758, 759, 1242, 1521, 1527, 1768, 2142,
    2157, 2228, 2356, 2818,
    // AQ Antarctica
    120, 438, 1941, 2228,
    // AR Argentina
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-A Salta
    95, 310, 313, 314, 345, 350, 438, 647, 1141, 1142, 1143, 1242, 1335, 1379, 1684, 1895, 1910, 2090,
    2178, 2228, 2341, 2342, 2343, 2550, 3024, 3061,
    // AR-B Buenos Aires
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061, 3063,
    // AR-C Ciudad Autónoma de Buenos Aires
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061, 3062,
    // AR-D San Luis
    310, 313, 314, 345, 350, 438, 1102, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342,
    2343, 2550, 2685, 3024, 3061,
    // AR-E Entre Ríos
    310, 313, 314, 345, 350, 438, 496, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342,
    2343, 2472, 2550, 2695, 2846, 3024, 3061,
    // AR-F La Rioja
    101, 105, 310, 313, 314, 345, 350, 438, 659, 683, 1242, 1335, 1379, 1676, 1684, 1895, 1910, 2090,
    2178, 2228, 2341, 2342, 2343, 2471, 2550, 2962, 3024, 3061,
    // AR-G Santiago del Estero
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-H Chaco
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-J San Juan
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 2900, 3024, 3061,
    // AR-K Catamarca
    255, 310, 313, 314, 345, 350, 360, 438, 1242, 1335, 1379, 1684, 1895, 1910, 1942, 2090, 2178, 2228,
    2341, 2342, 2343, 2550, 3024, 3061,
    // AR-L La Pampa
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-M Mendoza
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 2654, 3024, 3061,
    // AR-N Misiones
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-P Formosa
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-Q Neuquén
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-R Río Negro
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-S Santa Fe
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061,
    // AR-T Tucumán
    96, 310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342,
    2343, 2550, 3024, 3061,
    // AR-U Chubut
    115, 310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2174, 2178, 2228, 2341,
    2342, 2343, 2382, 2550, 2903, 3024, 3061,
    // AR-V Tierra del Fuego
    310, 313, 314, 345, 350, 438, 691, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342,
    2343, 2550, 2769, 3024, 3061,
    // AR-W Corrientes
    102, 103, 310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341,
    2342, 2343, 2550, 3024, 3061,
    // AR-X Córdoba
    310, 313, 314, 345, 350, 438, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341, 2342, 2343,
    2550, 3024, 3061, 3062,
    // AR-Y Jujuy
    310, 313, 314, 345, 350, 438, 698, 1242, 1255, 1335, 1379, 1607, 1608, 1684, 1895, 1910, 2090, 2178,
    2228, 2330, 2341, 2342, 2343, 2550, 3024, 3061,
    // AR-Z Santa Cruz
    104, 310, 313, 314, 345, 350, 438, 500, 1242, 1335, 1379, 1684, 1895, 1910, 2090, 2178, 2228, 2341,
    2342, 2343, 2550, 2658, 3024, 3061,
    // AS American Samoa
    80, 81, 438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1842, 1843, 1850, 1917, 2228, 2245, 2921, 3025,
    3027, 3070, 3085,
    // AT Austria
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-1 Burgenland
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-2 Kärnten
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-3 Niederösterreich
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-4 Oberösterreich
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-5 Salzburg
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-6 Steiermark
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-7 Tirol
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-8 Vorarlberg
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AT-9 Wien
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2047, 2228, 2367, 2728,
    // AU Australia
    6, 191, 298, 438, 829, 1242, 2228,
    // AU-ACT Australian Capital Territory
    7, 8, 192, 298, 303, 328, 438, 451, 829, 831, 833, 1242, 1650, 1691, 2228, 2236, 2510,
    // AU-NSW New South Wales
    6, 9, 192, 298, 303, 438, 451, 829, 831, 833, 1242, 1650, 1691, 2228, 2236,
    // AU-NT Northern Territory
    7, 192, 298, 304, 438, 450, 829, 831, 833, 1242, 1650, 1900, 2228, 2236, 2377,
    // AU-QLD Queensland
    7, 192, 298, 303, 438, 451, 829, 831, 833, 1242, 1661, 1688, 2228, 2236, 2935,
    // AU-SA South Australia
    6, 31, 192, 438, 450, 829, 831, 833, 1242, 1650, 1691, 2228, 2236, 2427, 2428,
    // AU-TAS Tasmania
    6, 192, 299, 438, 451, 829, 832, 1047, 1242, 1650, 2229,
    // AU-VIC Victoria
    6, 192, 298, 303, 438, 451, 829, 831, 833, 1196, 1242, 1650, 1680, 1915, 2228, 2236,
    // AU-WA Western Australia
    6, 10, 192, 298, 304, 438, 450, 829, 833, 1242, 1660, 1679, 2228, 2236, 3081,
    // AW Aruba
    158, 232, 438, 829, 1242, 1666, 1685, 1947, 2017, 2228, 2765,
    // AX Åland Islands
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765, 3128,
    // AZ Azerbaijan
    134, 141, 721, 724, 732, 748, 840, 846, 870, 873, 889, 893, 901, 926, 931, 961, 962, 969, 972, 992,
    993, 1003, 1005, 1367, 1443, 1496, 1497, 1870, 2001, 2111, 2113, 2166, 2167, 2228, 2230, 2241, 2244,
    2827, 2828, 2829, 2830, 2831, 2834, 2835, 3038, 3043, 3047, 3048, 3089, 3093,
    // BA Bosnia and Herzegovina
    361, 367, 883, 961, 987, 1503, 1504, 2228, 2230, 2297, 2306,
    // BA-BIH Federacija Bosne i Hercegovine
    361, 364, 367, 368, 370, 883, 884, 961, 962, 987, 988, 1352, 1503, 1504, 1507, 2228, 2230, 2233,
    2297, 2300, 2303, 2304, 2306, 2858, 3032,
    // BA-BRC Brčko distrikt
    361, 362, 367, 675, 676, 883, 961, 987, 1503, 1504, 1510, 2228, 2230, 2237, 2297, 2298, 2306,
    // BA-SRP Republika Srpska
    361, 364, 367, 368, 370, 763, 883, 884, 961, 962, 987, 988, 1503, 1504, 1508, 2228, 2230, 2235, 2297,
    2300, 2303, 2304, 2306, 2308, 3032,
    // BB Barbados
    298, 300, 438, 445, 829, 1063, 1067, 1087, 1088, 1242, 1424, 1470, 1624, 1899, 1901, 2125, 2132,
    2228, 2232, 3084,
    // BD Bangladesh
    165, 169, 226, 438, 846, 851, 855, 873, 874, 875, 931, 938, 942, 962, 963, 964, 972, 974, 976, 1357,
    1614, 1615, 1616, 1617, 1734, 1736, 1737, 1888, 1899, 1932, 1933, 1934, 2455, 2461, 3039,
    // BE Belgium
    56, 147, 158, 178, 438, 829, 833, 1684, 2035, 2228, 2363, 2367,
    // BF Burkina Faso
    56, 57, 158, 178, 180, 438, 444, 829, 883, 961, 987, 1386, 1437, 1521, 1523, 1684, 1693, 1883, 1886,
    2228, 2232, 2431, 2432, 2464, 2558, 2567,
    // BG Bulgaria
    438, 439, 453, 457, 462, 463, 666, 667, 824, 825, 1243, 1321, 1407, 1440, 1706, 1707, 1744, 1760,
    2228, 2236, 2263, 2641, 2642, 2986, 2987,
    // BH Bahrain
    163, 165, 166, 167, 840, 846, 851, 870, 873, 874, 926, 931, 938, 961, 962, 963, 969, 972, 974, 1542,
    1552, 1684, 2056, 2057, 2228, 2448, 2458,
    // BI Burundi
    56, 57, 158, 178, 180, 438, 444, 488, 489, 490, 491, 492, 493, 838, 877, 898, 924, 961, 979, 994,
    996, 1374, 1435, 1503, 1506, 2086, 2087, 2228, 2232, 2994, 3000,
    // BJ Benin
    56, 158, 178, 438, 829, 883, 961, 987, 1684, 2036, 2228, 2367, 2464, 3065, 3066,
    // BL Saint Barthélemy
    17, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // BM Bermuda
    231, 298, 303, 438, 451, 1062, 1242, 1690, 1889, 2126, 2228, 2236, 2516, 2518,
    // BN Brunei
    116, 117, 118, 119, 133, 142, 438, 455, 844, 871, 894, 931, 938, 942, 961, 962, 963, 970, 973, 975,
    991, 998, 1008, 1156, 1157, 1158, 1161, 1162, 1547, 1553, 1556, 1558, 1571, 1577, 1580, 1588, 1786,
    1791, 2025, 2075, 2228, 2242, 2451, 2459, 2466, 2470, 2867, 2868,
    // BO Bolivia
    61, 198, 199, 337, 338, 438, 444, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2383, 2384,
    // BO-B El Beni
    61, 198, 199, 227, 337, 338, 438, 444, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2383,
    2384,
    // BO-C Cochabamba
    61, 198, 199, 337, 338, 438, 444, 478, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2383,
    2384,
    // BO-H Chuquisaca
    61, 198, 199, 337, 338, 438, 444, 470, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2383,
    2384,
    // BO-L La Paz
    61, 198, 199, 337, 338, 438, 444, 574, 1242, 1387, 1446, 1674, 1684, 1693, 2099, 2228, 2232, 2383,
    2384,
    // BO-N Pando
    61, 198, 199, 337, 338, 438, 444, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2334, 2383,
    2384,
    // BO-O Oruro
    61, 198, 199, 337, 338, 354, 438, 444, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2383,
    2384,
    // BO-P Potosí
    61, 198, 199, 337, 338, 438, 444, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2383, 2384,
    2400,
    // BO-S Santa Cruz
    61, 198, 199, 337, 338, 438, 444, 574, 1242, 1387, 1446, 1684, 1693, 2099, 2228, 2232, 2383, 2384,
    2756,
    // BO-T Tarija
    61, 198, 199, 337, 338, 438, 444, 574, 1242, 1387, 1446, 1677, 1684, 1693, 2099, 2228, 2232, 2383,
    2384,
    // BQ Bonaire, Sint Eustatius and Saba
    158, 438, 829, 833, 1242, 1666, 1684, 2228, 2363, 2765,
    // BQ-BON Bonaire
    158, 287, 309, 438, 829, 833, 1242, 1666, 1684, 2228, 2363, 2575, 2765,
    // BQ-SAB Saba
    158, 347, 438, 829, 833, 1242, 1666, 1684, 2228, 2363, 2587, 2765,
    // BQ-STA Sint Eustatius
    158, 438, 829, 833, 1059, 1242, 1666, 1684, 2228, 2363, 2765, 2861,
    // BR Brazil
    61, 438, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-AC Acre
    61, 78, 438, 1099, 1185, 1242, 1399, 1522, 2094, 2311, 2545, 2793, 2963, 3004, 3097,
    // BR-AL Alagoas
    61, 438, 1101, 1242, 1399, 2094, 2311, 2389, 2545, 2666, 2710, 2963, 3004, 3097,
    // BR-AM Amazonas
    61, 438, 1053, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-AP Amapá
    61, 438, 578, 1242, 1399, 2094, 2311, 2545, 2654, 2674, 2963, 3004, 3097,
    // BR-BA Bahia
    61, 205, 438, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-CE Ceará
    19, 61, 438, 1242, 1399, 2094, 2311, 2312, 2545, 2674, 2963, 3004, 3097,
    // BR-DF Distrito Federal
    61, 438, 1101, 1186, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-ES Espírito Santo
    61, 438, 1242, 1399, 2094, 2311, 2322, 2545, 2963, 3004, 3097,
    // BR-GO Goiás
    61, 438, 1175, 1176, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-MA Maranhão
    61, 438, 1242, 1399, 1845, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-MG Minas Gerais
    61, 438, 1242, 1399, 2094, 2311, 2545, 2963, 2964, 3004, 3097,
    // BR-MS Mato Grosso do Sul
    61, 438, 1242, 1399, 2094, 2311, 2545, 2840, 2963, 3004, 3097,
    // BR-MT Mato Grosso
    61, 438, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-PA Pará
    61, 438, 1242, 1263, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-PB Paraíba
    61, 438, 1242, 1399, 2094, 2311, 2545, 2842, 2963, 3004, 3097,
    // BR-PE Pernambuco
    61, 438, 1242, 1399, 2094, 2311, 2370, 2545, 2963, 3004, 3097,
    // BR-PI Piauí
    61, 438, 1242, 1399, 2094, 2311, 2376, 2545, 2963, 3004, 3097,
    // BR-PR Paraná
    61, 438, 1242, 1399, 2094, 2311, 2323, 2545, 2963, 3004, 3097,
    // BR-RJ Rio de Janeiro
    61, 338, 438, 1242, 1399, 2094, 2311, 2545, 2639, 2963, 3004, 3097,
    // BR-RN Rio Grande do Norte
    61, 438, 1242, 1399, 2094, 2311, 2545, 2576, 2963, 3004, 3006, 3097,
    // BR-RO Rondônia
    61, 438, 1100, 1242, 1399, 2094, 2311, 2545, 2838, 2963, 3004, 3097,
    // BR-RR Roraima
    61, 438, 1242, 1399, 2094, 2311, 2545, 2839, 2963, 3004, 3097,
    // BR-RS Rio Grande do Sul
    61, 438, 1212, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-SC Santa Catarina
    61, 438, 1242, 1399, 2094, 2311, 2545, 2616, 2753, 2963, 3004, 3097,
    // BR-SE Sergipe
    61, 438, 1242, 1399, 2094, 2311, 2545, 2774, 2963, 3004, 3097,
    // BR-SP São Paulo
    61, 438, 566, 1242, 1399, 2094, 2311, 2545, 2963, 3004, 3097,
    // BR-TO Tocantins
    61, 194, 438, 1242, 1399, 2094, 2311, 2321, 2545, 2839, 2963, 3004, 3097,
    // BS Bahamas
    298, 302, 438, 445, 829, 1064, 1242, 1380, 1453, 1826, 1827, 2129, 2228, 2232, 2507, 3084,
    // BT Bhutan
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-11 Paro
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-12 Chhukha
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-13 Haa
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-14 Samtse
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-15 Thimphu
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2952, 2953,
    2954, 2955, 2972, 3088,
    // BT-21 Tsirang
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-22 Dagana
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-23 Punakha
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-24 Wangdue Phodrang
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-31 Sarpang
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-32 Trongsa
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-33 Bumthang
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-34 Zhemgang
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-41 Trashigang
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-42 Monggar
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-43 Pema Gatshel
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-44 Lhuentse
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-45 Samdrup Jongkhar
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-GA Gasa
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BT-TY Trashi Yangtse
    240, 241, 242, 243, 244, 245, 284, 573, 589, 590, 764, 783, 1165, 1777, 1781, 1782, 2057, 2972, 3088,
    // BW Botswana
    158, 290, 291, 292, 293, 298, 300, 307, 438, 445, 829, 1242, 1320, 1712, 1715, 1717, 2228, 2233,
    2248, 2249, 2407, 2412, 2480, 2803, 2804,
    // BY Belarus
    361, 365, 711, 725, 726, 734, 747, 1473, 1684, 2228, 2230, 2289, 2297, 2301, 2501, 3032, 3089,
    // BZ Belize
    297, 300, 438, 829, 1055, 1071, 1210, 1211, 1222, 1223, 1242, 1320, 1342, 1468, 1494, 1495, 1711,
    1715, 2134, 2135, 2227, 2232, 2636, 2637,
    // CA Canada
    325, 438, 450, 1242, 1690, 2228, 2236,
    // CA-AB Alberta
    325, 326, 438, 450, 1108, 1242, 1690, 2228, 2236, 2516, 2518, 2917, 3029,
    // CA-BC British Columbia
    315, 325, 326, 438, 450, 1108, 1242, 1690, 2081, 2082, 2228, 2236, 2516, 2917, 3029,
    // CA-MB Manitoba
    325, 438, 450, 1242, 1690, 1783, 2081, 2082, 2228, 2236, 2917, 3029,
    // CA-NB New Brunswick
    325, 438, 450, 1108, 1242, 1690, 2211, 2228, 2236, 2516,
    // CA-NL Newfoundland and Labrador
    325, 327, 438, 450, 1242, 1690, 1919, 1923, 2228, 2236, 2516, 2518,
    // CA-NS Nova Scotia
    325, 438, 450, 1242, 1301, 1690, 2228, 2236, 2516, 2518,
    // CA-NT Northwest Territories
    325, 438, 450, 477, 1242, 1690, 2016, 2081, 2228, 2236, 2516, 2917, 3029,
    // CA-NU Nunavut
    325, 438, 450, 477, 1242, 1690, 2081, 2228, 2236, 2281, 2516, 2917, 3029,
    // CA-ON Ontario
    298, 303, 325, 438, 450, 1108, 1242, 1690, 2228, 2236, 2917, 3029,
    // CA-PE Prince Edward Island
    325, 327, 438, 450, 1242, 1566, 1690, 2081, 2228, 2236, 2516, 2518,
    // CA-QC Quebec
    325, 326, 438, 450, 1242, 1690, 2172, 2228, 2236, 2663, 2664, 2917,
    // CA-SK Saskatchewan
    325, 327, 438, 450, 1108, 1242, 1690, 2228, 2236, 2516, 2518, 2763, 2917, 3029,
    // CA-YT Yukon
    325, 327, 438, 450, 786, 1242, 1690, 2016, 2081, 2228, 2236, 2516, 2518, 2917, 3029,
    // CC Cocos Islands
    6, 10, 21, 22, 191, 193, 298, 304, 438, 450, 829, 843, 877, 887, 899, 929, 961, 979, 1001, 1242,
    1650, 2228, 2236, 2450, 2462, 2469,
    // CD DR Congo
    438, 443, 512, 513, 694, 695, 1373, 1428, 1684, 1692, 1868, 1887, 2119, 2120, 2121, 2122, 2228, 2234,
    2337, 2338, 2569, 2570,
    // CF Central African Republic
    56, 158, 178, 208, 438, 829, 843, 877, 924, 961, 979, 1218, 1390, 1684, 2051, 2228, 2367,
    // CG Congo
    56, 158, 438, 829, 1684, 2038, 2228, 2367, 2511, 2538,
    // CH Switzerland
    158, 438, 2036, 2228,
    // CH-AG Aargau
    56, 158, 178, 438, 574, 829, 1242, 1335, 1684, 2036, 2228, 2367, 2613, 2728,
    // CH-AI Appenzell Innerrhoden
    56, 158, 178, 438, 574, 829, 1242, 1335, 2036, 2228, 2367, 2725,
    // CH-AR Appenzell Ausserrhoden
    158, 438, 829, 1242, 2036, 2228, 2367, 2725,
    // CH-BE Bern
    158, 438, 829, 1242, 2036, 2228, 2367, 2613, 2728,
    // CH-BL Basel-Landschaft
    158, 438, 829, 1242, 1684, 2036, 2228, 2367, 2728,
    // CH-BS Basel-Stadt
    158, 438, 829, 1242, 1684, 2036, 2228, 2367, 2728,
    // CH-FR Freiburg
    158, 438, 1242, 2036, 2228,
    // CH-GE Genève
    158, 438, 829, 1219, 1242, 2036, 2228, 2367, 2553,
    // CH-GL Glarus
    56, 158, 215, 438, 829, 1242, 2036, 2228, 2367, 2728,
    // CH-GR Graubünden
    158, 438, 829, 2036, 2228, 2367, 2728,
    // CH-JU Jura
    56, 158, 178, 438, 574, 829, 1242, 1370, 1684, 2036, 2228, 2367, 2613,
    // CH-LU Luzern
    56, 158, 178, 438, 574, 829, 1242, 1335, 2036, 2228, 2367, 2613, 2728,
    // CH-NE Neuchâtel
    158, 438, 574, 1242, 1684, 2036, 2228, 2525, 2612, 2724,
    // CH-NW Nidwalden
    56, 158, 178, 438, 574, 1242, 1335, 2036, 2228, 2674,
    // CH-OW Obwalden
    56, 158, 178, 438, 574, 1242, 1335, 2036, 2228, 2697,
    // CH-SG Sankt Gallen
    56, 158, 438, 829, 1242, 2036, 2228, 2367, 2728,
    // CH-SH Schaffhausen
    158, 438, 829, 1242, 1684, 2036, 2228, 2367, 2728,
    // CH-SO Solothurn
    158, 438, 1242, 2036, 2228,
    // CH-SZ Schwyz
    56, 158, 178, 438, 574, 829, 1082, 1242, 1335, 2036, 2228, 2367, 2674, 2728,
    // CH-TG Thurgau
    158, 438, 829, 1242, 1684, 2036, 2228, 2367, 2613, 2728,
    // CH-TI Ticino
    56, 158, 178, 438, 574, 829, 1082, 1335, 1684, 2036, 2228, 2367, 2674, 2728, 2744,
    // CH-UR Uri
    56, 158, 178, 438, 574, 829, 1082, 1242, 1335, 2036, 2228, 2367, 2674, 2725,
    // CH-VD Vaud
    158, 438, 829, 1242, 2036, 2228, 2367, 2403, 2613,
    // CH-VS Valais
    56, 158, 178, 438, 574, 1335, 2036, 2228, 2674,
    // CH-ZG Zug
    56, 158, 178, 438, 574, 1242, 1335, 2036, 2228,
    // CH-ZH Zürich
    158, 438, 829, 1242, 1684, 2036, 2228, 2367, 2728,
    // CI Ivory Coast
    56, 158, 178, 438, 607, 609, 612, 615, 616, 617, 619, 621, 829, 842, 919, 928, 1388, 1684, 2173,
    2228, 2367,
    // CK Cook Islands
    6, 298, 303, 438, 451, 530, 546, 567, 568, 604, 606, 686, 829, 1242, 2228, 2237, 2820,
    // CL Chile
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-AI Aisén del General Carlos Ibañez del Campo
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-AN Antofagasta
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-AP Arica y Parinacota
    56, 152, 174, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-AR La Araucanía
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-AT Atacama
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-BI Biobío
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-CO Coquimbo
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-LI Libertador General Bernardo O'Higgins
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-LL Los Lagos
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-LR Los Ríos
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-MA Magallanes
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-ML Maule
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-NB Ñuble
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2201, 2204, 2228, 2320, 2512,
    2707,
    // CL-RM Región Metropolitana de Santiago
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-TA Tarapacá
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CL-VS Valparaíso
    56, 152, 178, 438, 1242, 1320, 1335, 1404, 1684, 1914, 2147, 2160, 2204, 2228, 2320, 2512, 2707,
    // CM Cameroon
    158, 178, 180, 438, 444, 883, 898, 961, 987, 1011, 1242, 1712, 1715, 1896, 1897, 2029, 2066, 2228,
    2232, 3114, 3122,
    // CN China
    406, 407, 408, 409, 410, 424, 426, 705, 713, 715, 716, 719, 728, 729, 737, 738, 739, 740, 811, 814,
    1684, 1686, 1699, 1703, 1929, 1931, 2042, 2043, 2044, 2070, 2072, 2228, 2236, 2967, 2969,
    // CO Colombia
    52, 58, 159, 175, 182, 212, 438, 481, 483, 576, 651, 652, 1079, 1086, 1242, 1335, 1382, 1480, 1481,
    1684, 1895, 2228, 2588, 2669, 2675, 2706, 2709,
    // CR Costa Rica
    92, 438, 1242, 1402, 1503, 1606, 1895, 1988, 2228,
    // CU Cuba
    438, 494, 495, 690, 1242, 1414, 1455, 1530, 1531, 1741, 2250, 3030,
    // CV Cabo Verde
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 3097,
    // CV-BR Brava
    56, 161, 178, 308, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 3097,
    // CV-BV Boa Vista
    56, 161, 178, 285, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 3097,
    // CV-CA Santa Catarina
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2754, 3097,
    // CV-CF Santa Catarina do Fogo
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2755, 3097,
    // CV-CR Santa Cruz
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2757, 3097,
    // CV-MA Maio
    56, 161, 178, 438, 781, 833, 1242, 1498, 1825, 2123, 2154, 2228, 3097,
    // CV-MO Mosteiros
    56, 161, 178, 438, 781, 833, 1242, 1498, 1976, 2123, 2154, 2228, 3097,
    // CV-PA Paul
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2347, 2759, 3097,
    // CV-PN Porto Novo
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2394, 2759, 3097,
    // CV-PR Praia
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2401, 3097,
    // CV-RB Ribeira Brava
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2572, 3097,
    // CV-RG Ribeira Grande
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2573, 2759, 3097,
    // CV-RS Ribeira Grande de Santiago
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2574, 3097,
    // CV-SD São Domingos
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2876, 3097,
    // CV-SF São Filipe
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2877, 3097,
    // CV-SL Sal
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2747, 3097,
    // CV-SM São Miguel
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2881, 3097,
    // CV-SO São Lourenço dos Órgãos
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2880, 3097,
    // CV-SS São Salvador do Mundo
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2882, 3097,
    // CV-SV São Vicente
    56, 161, 178, 350, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2885, 3097,
    // CV-TA Tarrafal
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2896, 3097,
    // CV-TS Tarrafal de São Nicolau
    56, 161, 178, 438, 781, 833, 1242, 1498, 2123, 2154, 2228, 2897, 3097,
    // CW Curaçao
    158, 345, 438, 582, 829, 833, 1242, 1666, 1685, 2018, 2228, 2765,
    // CX Christmas Island
    6, 10, 191, 193, 298, 304, 397, 399, 414, 415, 438, 450, 843, 877, 887, 899, 929, 961, 979, 1001,
    1242, 1681, 2228, 2236, 2908,
    // CY Cyprus
    438, 586, 587, 592, 803, 830, 834, 1082, 1243, 1258, 1260, 1684, 2228, 2290, 2368,
    // CZ Czechia
    438, 462, 829, 1242, 1486, 1487, 1595, 1684, 2228, 2738, 2765, 2857, 2862, 3031,
    // DE Germany
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2765,
    // DE-BB Brandenburg
    158, 438, 829, 833, 1230, 1242, 1684, 2228, 2363, 2367, 2513, 2765,
    // DE-BE Berlin
    4, 5, 158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2765, 3089,
    // DE-BW Baden-Württemberg
    56, 158, 438, 574, 829, 1082, 1230, 1242, 1684, 2228, 2367, 2765,
    // DE-BY Bayern
    56, 158, 438, 574, 829, 1082, 1230, 1242, 1684, 2228, 2367, 2765,
    // DE-HB Bremen
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2513, 2765,
    // DE-HE Hessen
    158, 438, 574, 829, 1230, 1242, 1684, 2228, 2367, 2765,
    // DE-HH Hamburg
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2513, 2765,
    // DE-MV Mecklenburg-Vorpommern
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2513, 2765, 3089,
    // DE-NI Niedersachsen
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2513, 2765,
    // DE-NW Nordrhein-Westfalen
    56, 158, 438, 574, 829, 1230, 1242, 1684, 2228, 2367, 2765,
    // DE-RP Rheinland-Pfalz
    56, 158, 438, 574, 829, 1230, 1242, 1684, 2228, 2367, 2765,
    // DE-SH Schleswig-Holstein
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2513, 2765,
    // DE-SL Saarland
    56, 158, 178, 438, 574, 829, 1230, 1242, 1684, 2228, 2367, 2765,
    // DE-SN Sachsen
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2513, 2521, 2765,
    // DE-ST Sachsen-Anhalt
    158, 438, 829, 1082, 1230, 1242, 1684, 2228, 2367, 2513, 2765,
    // DE-TH Thüringen
    158, 438, 829, 1230, 1242, 1684, 2228, 2367, 2513, 2765, 3106,
    // DJ Djibouti
    438, 635, 883, 912, 961, 987, 1026, 1030, 1372, 1471, 1555, 1579, 1581, 1684, 2228, 2440,
    // DK Denmark
    158, 438, 829, 833, 1242, 1895, 2228, 2363, 2367, 2765,
    // DM Dominica
    298, 300, 345, 350, 438, 445, 829, 1064, 1242, 1418, 1432, 1713, 2084, 2085, 2228, 2232, 3084,
    // DO Dominican Republic
    438, 540, 574, 1080, 1242, 1605, 1687, 1718, 2151, 2228, 2316, 2552,
    // DZ Algeria
    76, 171, 883, 884, 885, 961, 962, 963, 987, 988, 989, 1376, 1555, 1684, 2228, 2464, 2565,
    // EC Ecuador
    61, 62, 337, 338, 438, 447, 772, 773, 1242, 1482, 1483, 1484, 1485, 1684, 1704, 2228, 2245, 2923,
    2924,
    // EE Estonia
    438, 462, 833, 1242, 1351, 1476, 1899, 1938, 2228, 2363, 2765, 3033,
    // EG Egypt
    128, 145, 569, 627, 634, 838, 843, 849, 877, 879, 880, 926, 931, 961, 962, 969, 972, 1541, 1550,
    1559, 1599, 1600, 1612, 1613, 1618, 1619, 1682, 1694, 2447, 2462, 2796, 2797, 2832,
    // EH Western Sahara
    501, 579, 883, 961, 987, 1164, 1555, 1877, 2185, 2433, 2464, 3005,
    // ER Eritrea
    883, 961, 987, 1084, 1092, 1154, 1243, 1364, 1530, 1878, 2228, 2296, 2301, 2464, 2562, 3089,
    // ES Spain
    54, 177, 437, 541, 1081, 1242, 1334, 1683, 2024, 2227,
    // ES-AN Andalucía
    54, 84, 177, 437, 541, 1081, 1242, 1334, 1683, 1895, 1948, 1949, 1950, 1953, 1954, 1958, 1960, 1962,
    1966, 1967, 2024, 2227,
    // ES-AR Aragón
    54, 177, 437, 541, 1081, 1242, 1334, 1683, 1895, 1948, 1950, 1953, 1954, 1958, 1960, 1962, 1966,
    1967, 1970, 2024, 2227, 2638,
    // ES-AS Asturias
    54, 177, 185, 437, 541, 1081, 1242, 1334, 1683, 1895, 1948, 1950, 1951, 1953, 1954, 1958, 1960, 1962,
    1966, 1967, 2024, 2227,
    // ES-CB Cantabria
    54, 177, 332, 437, 541, 826, 1081, 1242, 1334, 1683, 1895, 1953, 1954, 2024, 2227, 2313, 2650,
    // ES-CE Ceuta
    54, 177, 376, 437, 541, 840, 870, 930, 961, 969, 1081, 1242, 1334, 1683, 1895, 1958, 1968, 2024,
    2227, 2601, 2758,
    // ES-CL Castilla y León
    54, 177, 358, 437, 541, 1081, 1242, 1334, 1683, 1895, 1948, 1950, 1952, 1953, 1954, 1958, 1960, 1962,
    1966, 1967, 2024, 2227,
    // ES-CM Castilla-La Mancha
    54, 177, 359, 437, 541, 574, 827, 1081, 1242, 1334, 1683, 1895, 1948, 1953, 2024, 2227,
    // ES-CN Canarias
    54, 177, 437, 541, 681, 1081, 1242, 1334, 1683, 1895, 1948, 1950, 1953, 1957, 1958, 2024, 2227,
    // ES-CT Cataluña
    54, 177, 437, 541, 829, 1081, 1242, 1334, 1683, 2024, 2083, 2227, 2366, 2661, 2727,
    // ES-EX Extremadura
    54, 177, 437, 541, 1081, 1103, 1242, 1334, 1683, 1895, 1948, 1953, 1954, 1958, 1959, 1960, 1962,
    1966, 2024, 2227,
    // ES-GA Galicia
    54, 177, 437, 541, 1081, 1203, 1204, 1242, 1334, 1683, 1895, 2024, 2227, 2659, 2671,
    // ES-IB Islas Baleares
    54, 177, 437, 541, 679, 828, 1081, 1242, 1334, 1683, 1895, 1953, 1956, 2024, 2227, 2726,
    // ES-MC Murcia
    54, 177, 437, 541, 1081, 1242, 1334, 1683, 1895, 1953, 1954, 1958, 1960, 1962, 1965, 1967, 2002,
    2024, 2227, 2673,
    // ES-MD Madrid
    54, 177, 437, 541, 1081, 1242, 1334, 1683, 1799, 1895, 1948, 1953, 1954, 1958, 1963, 1971, 2024,
    2227, 2652, 2670,
    // ES-ML Melilla
    54, 177, 437, 541, 650, 840, 870, 930, 961, 969, 1081, 1242, 1334, 1683, 1895, 1916, 1953, 1954,
    1955, 1958, 1960, 1964, 2024, 2227,
    // ES-NC Navarra
    54, 177, 437, 541, 829, 1081, 1242, 1334, 1683, 1895, 1948, 1953, 1958, 1969, 2024, 2227, 2629, 2651,
    2671,
    // ES-PV País Vasco
    54, 177, 437, 541, 829, 1081, 1242, 1334, 1683, 1895, 2024, 2227, 2653, 2672,
    // ES-RI La Rioja
    54, 177, 437, 541, 829, 1081, 1242, 1334, 1675, 1683, 1895, 1953, 1954, 1961, 2024, 2227,
    // ES-VC Valenciana
    54, 177, 437, 541, 829, 1081, 1242, 1334, 1683, 1894, 2024, 2227, 2662, 2673, 3010,
    // ET Ethiopia
    33, 434, 834, 838, 877, 924, 961, 979, 1084, 1092, 1093, 1153, 1243, 1530, 2450, 2462,
    // FI Finland
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-01 Ahvenanmaan maakunta
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765, 3128,
    // FI-02 Etelä-Karjala
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-03 Etelä-Pohjanmaa
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-04 Etelä-Savo
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-05 Kainuu
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-06 Kanta-Häme
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-07 Keski-Pohjanmaa
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-08 Keski-Suomi
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-09 Kymenlaakso
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-10 Lappi
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-11 Pirkanmaa
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-12 Pohjanmaa
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-13 Pohjois-Karjala
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-14 Pohjois-Pohjanmaa
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-15 Pohjois-Savo
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-16 Päijät-Häme
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-17 Satakunta
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-18 Uusimaa
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FI-19 Varsinais-Suomi
    55, 158, 438, 462, 829, 833, 1082, 1242, 1425, 1899, 1937, 1939, 2228, 2363, 2765,
    // FJ Fiji
    298, 303, 438, 451, 795, 798, 801, 802, 829, 831, 1151, 1152, 1234, 1242, 2228, 2236, 2434, 2435,
    2436, 2437, 2509,
    // FK Falkland Islands
    298, 305, 438, 454, 465, 466, 1242, 1663, 1665, 1749, 1764, 2228, 2236, 2361,
    // FM Micronesia
    438, 447, 1104, 1105, 1146, 1147, 1418, 1441, 1927, 1928, 2228, 2245, 2416, 2417, 2991, 2992,
    // FM-KSA Kosrae
    438, 447, 1104, 1105, 1146, 1147, 1242, 1249, 1251, 1418, 1441, 1668, 1669, 1670, 1671, 1672, 1673,
    1927, 1928, 2228, 2245, 2416, 2417, 2767, 2768, 2921, 2991, 2992,
    // FM-PNI Pohnpei
    438, 447, 1104, 1105, 1146, 1147, 1242, 1418, 1441, 1753, 1761, 1927, 1928, 2228, 2245, 2385, 2386,
    2387, 2388, 2416, 2417, 2991, 2992, 3089, 3094,
    // FM-TRK Chuuk
    438, 447, 472, 473, 1104, 1105, 1146, 1147, 1418, 1441, 1927, 1928, 2228, 2245, 2416, 2417, 2836,
    2837, 2991, 2992,
    // FM-YAP Yap
    438, 447, 1104, 1105, 1146, 1147, 1418, 1441, 1927, 1928, 2228, 2245, 2416, 2417, 2991, 2992, 3107,
    3108, 3109, 3110,
    // FO Faroe Islands
    158, 438, 462, 829, 833, 1242, 1257, 1895, 2228, 2250, 2363, 2367, 2700, 2765,
    // FR France
    56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-57 Moselle
    56, 147, 158, 178, 438, 829, 1242, 1684, 2034, 2228, 2367, 2728, 3031,
    // FR-6AE Alsace
    56, 147, 158, 178, 438, 829, 1242, 1684, 2034, 2228, 2367, 2728, 3031,
    // FR-971 Guadeloupe
    14, 56, 147, 158, 178, 438, 829, 1242, 1684, 1926, 2034, 2228, 2367, 3028, 3031,
    // FR-972 Martinique
    13, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3028, 3031,
    // FR-973 Guyane
    16, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-974 La Réunion
    18, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-976 Mayotte
    12, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-BL Saint-Barthélemy
    17, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-MF Saint-Martin
    15, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3028, 3031,
    // FR-NC Nouvelle-Calédonie
    56, 147, 158, 178, 438, 474, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-PF Polynésie Française
    56, 147, 158, 178, 438, 829, 1242, 1684, 1893, 1944, 2034, 2228, 2367, 3031,
    // FR-PM Saint-Pierre-et-Miquelon
    56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-TF Terres australes françaises
    56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // FR-WF Wallis-et-Futuna
    56, 147, 158, 178, 438, 829, 1134, 1684, 2034, 2228, 2367, 2745, 2907, 3031,
    // GA Gabon
    56, 158, 178, 438, 829, 833, 838, 877, 924, 961, 979, 1394, 1472, 1684, 1752, 2228, 2363, 2367, 2483,
    2484, 2485, 2489, 3096,
    // GB United Kingdom
    298, 303, 438, 451, 1242, 1900, 2228, 2236, 2826,
    // GB-ENG England
    298, 303, 438, 451, 829, 1242, 1730, 1900, 2228, 2236, 2826,
    // GB-NIR Northern Ireland
    217, 218, 298, 303, 438, 451, 829, 1242, 1730, 1900, 2228, 2236, 2702, 2703, 2826,
    // GB-SCT Scotland
    298, 303, 438, 451, 1242, 1900, 2212, 2214, 2228, 2236, 2595, 2596, 2764, 2826, 2870,
    // GB-WLS Wales
    298, 303, 438, 451, 829, 1242, 1730, 1900, 2228, 2236, 2826,
    // GD Grenada
    298, 300, 349, 353, 438, 444, 574, 829, 1063, 1066, 1242, 1347, 1449, 1684, 1693, 2143, 2146, 2228,
    2232, 2367, 2918, 2922,
    // GE Georgia
    434, 638, 673, 804, 830, 834, 1083, 1243, 1318, 1321, 1366, 1521, 1979, 2183, 2228, 2230, 2487, 2594,
    2640,
    // GF French Guiana
    16, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // GG Guernsey
    298, 306, 438, 458, 829, 1242, 1748, 1903, 2228, 2246, 2826, 2871,
    // GH Ghana
    298, 438, 517, 829, 1042, 1043, 1044, 1045, 1046, 1119, 1177, 1242, 1353, 1710, 2228, 2481, 2482,
    2486, 2488, 2529, 2782, 2783, 2784, 3100,
    // GI Gibraltar
    298, 303, 438, 451, 829, 1232, 1233, 1242, 1653, 1730, 1899, 1902, 2228, 2236, 2826, 3087, 3104,
    3105,
    // GL Greenland
    158, 438, 829, 833, 1242, 1257, 1895, 2228, 2363, 2367, 2765,
    // GM Gambia
    39, 40, 162, 170, 172, 173, 178, 181, 298, 302, 438, 829, 838, 843, 877, 879, 888, 896, 924, 929,
    961, 962, 979, 982, 1009, 1242, 1349, 1433, 1610, 1611, 1684, 1697, 1733, 1735, 1738, 1740, 2228,
    2236, 2464, 2469,
    // GN Guinea
    35, 178, 438, 600, 601, 608, 610, 611, 613, 614, 618, 620, 622, 829, 843, 877, 929, 961, 979, 1411,
    1684, 2228,
    // GP Guadeloupe
    14, 56, 147, 158, 178, 438, 829, 1242, 1684, 1926, 2034, 2228, 2367, 3028, 3031,
    // GQ Equatorial Guinea
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GQ-AN Annobón
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2346, 2406, 2409,
    // GQ-BN Bioko Norte
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GQ-BS Bioko Sur
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GQ-CS Centro Sur
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GQ-DJ Djibloho
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GQ-KN Kié-Ntem
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GQ-LI Litoral
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GQ-WN Wele-Nzas
    44, 135, 143, 438, 450, 532, 553, 574, 1242, 1335, 1337, 1503, 1509, 1521, 1895, 2155, 2159, 2228,
    2236, 2406, 2409,
    // GR Greece
    438, 803, 830, 1082, 1235, 1243, 1260, 1356, 1684, 1700, 2228, 2290, 2368,
    // GS South Georgia and the South Sandwich Islands
    298, 304, 438, 450, 1077, 1078, 1242, 1745, 1762, 1935, 1936, 2228, 2236, 2396, 2397, 2778, 2779,
    // GT Guatemala
    56, 151, 178, 438, 1242, 1320, 1402, 1684, 1895, 2228, 2564,
    // GU Guam
    61, 438, 447, 1242, 1266, 1375, 1460, 1621, 1623, 1690, 1719, 1758, 1850, 1917, 2228, 2245, 2921,
    3025, 3027, 3070,
    // GW Guinea-Bissau
    438, 680, 833, 838, 877, 924, 961, 979, 1408, 1521, 2138, 2228, 2378, 3097,
    // GY Guyana
    153, 154, 323, 438, 451, 592, 594, 794, 801, 829, 843, 879, 891, 1063, 1066, 1242, 1311, 1315, 1366,
    1684, 1693, 2228, 2236, 2450, 2463, 2468, 2524,
    // HK Hong Kong
    396, 438, 445, 805, 806, 811, 812, 828, 1239, 1323, 1324, 1684, 1693, 2042, 2069, 2228, 2232, 2925,
    2927, 2930, 2936, 2942, 2945, 2946, 2947, 2951, 2967, 2970,
    // HN Honduras
    438, 1242, 1320, 1402, 1684, 1895, 1972, 1973, 1974, 2228, 2332,
    // HR Croatia
    56, 121, 178, 438, 574, 829, 833, 1082, 1684, 2228, 2517, 2728, 2851, 3045,
    // HT Haiti
    47, 56, 83, 138, 178, 336, 438, 497, 574, 682, 765, 833, 1121, 1167, 1242, 2150, 2228, 2792,
    // HU Hungary
    56, 438, 460, 709, 731, 735, 741, 746, 823, 829, 1242, 1684, 2027, 2046, 2228, 2363, 2367, 2765,
    2841,
    // ID Indonesia
    158, 438, 665, 833, 840, 871, 931, 961, 970, 1035, 1036, 1037, 1242, 1395, 1503, 1546, 1551, 1568,
    1569, 1575, 1784, 1790, 2228, 2333, 2452, 2457, 3014, 3016,
    // IE Ireland
    188, 438, 829, 1620, 1898, 2228, 2288, 2614, 2702, 2728,
    // IL Israel
    1341, 1464, 2372, 2581, 2582, 2776, 2786, 2795, 2866, 3111,
    // IM Isle of Man
    298, 303, 438, 451, 829, 1242, 1730, 1900, 2228, 2236, 2826, 2886, 2981,
    // IN India
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-AN Andaman and Nicobar Islands
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2291, 2453, 2461, 2504, 2523,
    // IN-AP Andhra Pradesh
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-AR Arunachal Pradesh
    165, 169, 203, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1490, 1598,
    1805, 1819, 1821, 1824, 2453, 2461, 2504, 2523, 2850,
    // IN-AS Assam
    165, 169, 202, 203, 204, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393,
    1598, 1800, 1805, 1821, 1824, 1899, 2209, 2453, 2461, 2504, 2523,
    // IN-BR Bihar
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-CG Chhattisgarh
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-CH Chandigarh
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1270, 1271, 1274, 1314, 1393, 1598,
    1805, 1817, 1821, 1824, 2453, 2461, 2504, 2523,
    // IN-DH Dadra and Nagar Haveli and Daman and Diu
    165, 169, 318, 378, 385, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1208, 1242, 1252, 1267, 1274,
    1314, 1393, 1598, 1800, 1805, 1821, 1824, 1829, 2340, 2391, 2402, 2453, 2461, 2502, 2504, 2523, 2982,
    // IN-DL Delhi
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-GA Goa
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1205, 1207, 1236, 1242, 1267, 1274, 1314,
    1393, 1598, 1805, 1821, 1824, 2453, 2461, 2504, 2523, 2630,
    // IN-GJ Gujarat
    165, 169, 233, 318, 385, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1268, 1274, 1314, 1393,
    1598, 1778, 1805, 1821, 1824, 2340, 2453, 2461, 2502, 2504, 2523, 2748, 2762, 3007,
    // IN-HP Himachal Pradesh
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1275, 1310, 1314, 1393, 1598,
    1778, 1805, 1815, 1817, 1821, 1824, 2453, 2461, 2504, 2523, 2752, 2847,
    // IN-HR Haryana
    49, 165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1298, 1299, 1314, 1393,
    1598, 1778, 1805, 1812, 1815, 1817, 1821, 1824, 2453, 2461, 2502, 2504, 2523, 2752, 2780, 2781, 2800,
    3009, 3059,
    // IN-JH Jharkhand
    165, 169, 318, 387, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1633,
    1805, 1821, 1824, 2453, 2461, 2504, 2523,
    // IN-JK Jammu and Kashmir
    1, 20, 165, 169, 206, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1580,
    1582, 1598, 1805, 1810, 1814, 1821, 1824, 2265, 2453, 2461, 2504, 2523,
    // IN-KA Karnataka
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1205, 1242, 1274, 1314, 1393, 1598, 1634,
    1805, 1821, 1824, 1829, 1899, 2453, 2461, 2504, 2523, 2982,
    // IN-KL Kerala
    165, 169, 201, 318, 433, 794, 808, 833, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1632,
    1642, 1805, 1811, 1821, 1824, 1841, 1895, 1899, 2292, 2293, 2294, 2295, 2453, 2461, 2504, 2523, 2790,
    2791, 3051, 3057,
    // IN-LA Ladakh
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2265, 2453, 2461, 2504, 2523,
    // IN-LD Lakshadweep
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1205, 1242, 1274, 1314, 1393, 1598, 1805,
    1821, 1824, 1829, 2291, 2453, 2461, 2504, 2523,
    // IN-MH Maharashtra
    165, 169, 318, 388, 433, 794, 797, 808, 819, 844, 873, 931, 962, 972, 1205, 1242, 1267, 1274, 1311,
    1393, 1598, 1805, 1816, 1821, 1824, 2340, 2453, 2461, 2504, 2523,
    // IN-ML Meghalaya
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-MN Manipur
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-MP Madhya Pradesh
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1252, 1274, 1314, 1393, 1598, 1805,
    1821, 1824, 2453, 2461, 2502, 2504, 2523, 3012,
    // IN-MZ Mizoram
    165, 169, 318, 433, 462, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805,
    1821, 1824, 1943, 1945, 2250, 2351, 2398, 2399, 2453, 2461, 2504, 2523, 3113,
    // IN-NL Nagaland
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-OD Odisha
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2505, 2523,
    // IN-PB Punjab
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1269, 1270, 1271, 1272, 1274, 1276,
    1314, 1393, 1598, 1604, 1635, 1778, 1805, 1812, 1817, 1821, 1824, 2453, 2461, 2504, 2523, 2752, 2780,
    2781, 3009, 3059,
    // IN-PY Puducherry
    165, 169, 200, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1205, 1242, 1274, 1314, 1393, 1598,
    1805, 1821, 1824, 1899, 2292, 2293, 2392, 2453, 2461, 2490, 2491, 2504, 2523, 2891, 2958, 3057, 3058,
    // IN-RJ Rajasthan
    165, 169, 233, 318, 385, 433, 794, 808, 816, 819, 844, 873, 931, 962, 972, 1242, 1252, 1274, 1314,
    1319, 1393, 1499, 1598, 1644, 1778, 1805, 1812, 1815, 1821, 1822, 1824, 2453, 2461, 2502, 2504, 2523,
    2785,
    // IN-SK Sikkim
    48, 165, 168, 235, 317, 432, 793, 807, 818, 844, 872, 931, 971, 1241, 1273, 1297, 1313, 1392, 1597,
    1729, 1804, 1820, 1823, 1828, 2207, 2453, 2460, 2503, 2522, 2794, 2813, 2894,
    // IN-TG Telangana
    165, 169, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393, 1598, 1805, 1821,
    1824, 2453, 2461, 2504, 2523,
    // IN-TN Tamil Nadu
    165, 169, 200, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1205, 1242, 1274, 1314, 1393, 1598,
    1805, 1821, 1824, 1899, 2391, 2453, 2461, 2504, 2523, 2891, 2957, 3008,
    // IN-TR Tripura
    165, 169, 225, 318, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1209, 1242, 1274, 1314, 1393, 1598,
    1641, 1643, 1805, 1813, 1818, 1819, 1821, 1824, 2209, 2453, 2461, 2504, 2523,
    // IN-UK Uttarakhand
    165, 169, 318, 385, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1274, 1276, 1296, 1314, 1319,
    1393, 1598, 1805, 1817, 1821, 1824, 2453, 2461, 2502, 2504, 2523, 3060,
    // IN-UP Uttar Pradesh
    165, 169, 233, 318, 429, 433, 794, 808, 819, 844, 873, 931, 962, 972, 1242, 1252, 1274, 1314, 1393,
    1598, 1805, 1821, 1824, 2453, 2461, 2502, 2504, 2523,
    // IN-WB West Bengal
    165, 169, 225, 233, 239, 318, 387, 433, 794, 808, 844, 873, 931, 962, 972, 1242, 1274, 1314, 1393,
    1598, 1625, 1805, 1809, 1811, 1818, 1819, 1821, 1824, 1899, 2209, 2453, 2461, 2500, 2504, 2523, 2875,
    3051,
    // IQ Iraq
    149, 162, 170, 499, 627, 634, 838, 843, 849, 877, 879, 880, 929, 935, 941, 961, 962, 963, 979, 982,
    985, 1039, 1041, 1541, 1554, 1684, 2228, 2266, 2447, 2462,
    // IR Iran
    0, 124, 125, 164, 169, 247, 248, 249, 252, 253, 254, 256, 257, 766, 767, 768, 840, 873, 931, 962,
    972, 1024, 1027, 1029, 1038, 1040, 1537, 1564, 1565, 1573, 1578, 1580, 1727, 1854, 1855, 1856, 1857,
    1858, 1859, 1860, 1861, 1862, 1863, 1864, 1865, 2203, 2265, 2271, 2273, 2275, 2473, 2474, 2475, 2476,
    2477, 2478, 2479, 2898, 2899,
    // IS Iceland
    158, 438, 502, 829, 833, 1163, 1242, 1684, 1895, 2031, 2228, 2363, 2367, 2765,
    // IT Italy
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728,
    // IT-AG Agrigento
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2644, 2728,
    // IT-AL Alessandria
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2609, 2632, 2728,
    // IT-AN Ancona
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2622, 2632, 2728,
    // IT-AO Aosta
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2645, 2728,
    // IT-AP Ascoli Piceno
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2627, 2632, 2728,
    // IT-AQ L'Aquila
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2693, 2728,
    // IT-AR Arezzo
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2625, 2632, 2728,
    // IT-AT Asti
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2722, 2728,
    // IT-AV Avellino
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2696, 2728,
    // IT-BA Bari
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2699, 2728,
    // IT-BG Bergamo
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2592, 2632, 2728,
    // IT-BI Biella
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728,
    // IT-BL Belluno
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2691, 2728,
    // IT-BN Benevento
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2607, 2632, 2728,
    // IT-BO Bologna
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2711, 2728,
    // IT-BR Brindisi
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2731,
    // IT-BS Brescia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2740,
    // IT-BT Barletta-Andria-Trani
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2698, 2715, 2717, 2728,
    // IT-BZ Bolzano
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2367, 2528, 2632, 2728,
    // IT-CA Cagliari
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2720, 2728,
    // IT-CB Campobasso
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2639, 2728,
    // IT-CE Caserta
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2721, 2728,
    // IT-CH Chieti
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2679, 2728,
    // IT-CL Caltanissetta
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2695, 2728,
    // IT-CN Cuneo
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2695, 2728,
    // IT-CO Como
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2589, 2632, 2728,
    // IT-CR Cremona
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2649, 2728,
    // IT-CS Cosenza
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2327, 2528, 2632, 2728,
    // IT-CT Catania
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2590, 2632, 2728,
    // IT-CZ Catanzaro
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2735,
    // IT-EN Enna
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 3064,
    // IT-FC Forli-Cesena
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2325, 2528, 2632, 2666, 2728,
    // IT-FE Ferrara
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2639, 2728,
    // IT-FG Foggia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2328, 2528, 2632, 2728,
    // IT-FI Firenze
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2666, 2728,
    // IT-FM Fermo
    56, 178, 179, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728,
    // IT-FR Frosinone
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2723, 2728,
    // IT-GE Genova
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2666, 2728,
    // IT-GO Gorizia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2743,
    // IT-GR Grosseto
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2681, 2728,
    // IT-IM Imperia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2683, 2728,
    // IT-IS Isernia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2705, 2728,
    // IT-KR Crotone
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2624, 2632, 2728,
    // IT-LC Lecco
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2699, 2728,
    // IT-LE Lecce
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2701, 2728,
    // IT-LI Livorno
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2676, 2728,
    // IT-LO Lodi
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2608, 2632, 2728,
    // IT-LT Latina
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2687, 2689, 2728,
    // IT-LU Lucca
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2704, 2728,
    // IT-MB Monza e Brianza
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2666, 2728,
    // IT-MC Macerata
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2677, 2728,
    // IT-ME Messina
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2326, 2528, 2632, 2728,
    // IT-MI Milano
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2593, 2632, 2728,
    // IT-MN Mantova
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2598, 2632, 2728,
    // IT-MO Modena
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2635, 2728,
    // IT-MS Massa-Carrara
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2631, 2632, 2728,
    // IT-MT Matera
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2324, 2528, 2632, 2728,
    // IT-NA Napoli
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2656, 2728,
    // IT-NO Novara
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2633, 2728,
    // IT-NU Nuoro
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2329, 2528, 2632, 2728,
    // IT-OR Oristano
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2605, 2632, 2728,
    // IT-PA Palermo
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2718, 2728,
    // IT-PC Piacenza
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2603, 2632, 2728,
    // IT-PD Padova
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2599, 2632, 2728,
    // IT-PE Pescara
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2617, 2632, 2728,
    // IT-PG Perugia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2618, 2631, 2632, 2728,
    // IT-PI Pisa
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2714, 2728,
    // IT-PN Pordenone
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2314, 2528, 2632, 2689, 2728,
    // IT-PO Prato
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728,
    // IT-PR Parma
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2648, 2728,
    // IT-PT Pistoia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2655, 2728,
    // IT-PU Pesaro e Urbino
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2621, 2632, 2728, 2730,
    // IT-PV Pavia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2729,
    // IT-PZ Potenza
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2643, 2728,
    // IT-RA Ravenna
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2604, 2632, 2728,
    // IT-RC Reggio Calabria
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2639, 2728,
    // IT-RE Reggio Emilia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2713, 2728,
    // IT-RG Ragusa
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2639, 2667, 2728,
    // IT-RI Rieti
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2606, 2632, 2728,
    // IT-RM Roma
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2746,
    // IT-RN Rimini
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2634, 2728,
    // IT-RO Rovigo
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2610, 2632, 2728,
    // IT-SA Salerno
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2692, 2728,
    // IT-SI Siena
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2597, 2632, 2728,
    // IT-SO Sondrio
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2741,
    // IT-SP La Spezia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2674, 2728,
    // IT-SR Siracusa
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2686, 2728,
    // IT-SS Sassari
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2699, 2728,
    // IT-SU Sud Sardegna
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2712, 2728,
    // IT-SV Savona
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2317, 2528, 2632, 2728,
    // IT-TA Taranto
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2615, 2632, 2728,
    // IT-TE Teramo
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2611, 2632, 2728,
    // IT-TN Trento
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2734,
    // IT-TO Torino
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2666, 2728,
    // IT-TP Trapani
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2591, 2632, 2728,
    // IT-TR Terni
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2732,
    // IT-TS Trieste
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2680, 2728,
    // IT-TV Treviso
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2684, 2728,
    // IT-UD Udine
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2742,
    // IT-VA Varese
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2733,
    // IT-VB Verbano-Cusio-Ossola
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2733,
    // IT-VC Vercelli
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2628, 2632, 2728,
    // IT-VE Venezia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2315, 2528, 2632, 2689, 2728,
    // IT-VI Vicenza
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2319, 2528, 2632, 2728,
    // IT-VR Verona
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2728, 2736,
    // IT-VT Viterbo
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2719, 2728,
    // IT-VV Vibo Valentia
    56, 183, 438, 829, 833, 1082, 1335, 1684, 1745, 2186, 2228, 2528, 2632, 2682, 2728,
    // JE Jersey
    298, 306, 438, 458, 821, 829, 1242, 1747, 2228, 2246, 2826, 2871,
    // JM Jamaica
    161, 298, 438, 445, 829, 1063, 1066, 1242, 1387, 1446, 2130, 2163, 2164, 2228, 2232,
    // JO Jordan
    438, 635, 883, 912, 913, 961, 987, 1026, 1027, 1030, 1031, 1365, 1555, 1579, 1581, 1684, 2228, 2464,
    // JP Japan
    197, 390, 486, 522, 581, 1076, 1170, 1261, 1708, 1847, 1994, 2148, 2228, 2551, 2788, 2825, 2863,
    2864, 2865, 3013,
    // KE Kenya
    298, 300, 438, 445, 829, 930, 961, 969, 996, 1242, 1593, 1594, 1684, 1693, 1797, 1798, 1890, 1891,
    1911, 1912, 2228, 2232, 2843,
    // KG Kyrgyzstan
    28, 29, 434, 523, 710, 840, 870, 926, 961, 969, 1396, 1521, 1684, 1904, 1905, 1906, 1907, 1908, 1909,
    2215, 2216, 2217, 2218, 2219, 2228, 2264, 3032,
    // KH Cambodia
    535, 674, 1286, 1287, 1288, 1289, 1503, 1514, 1525, 1645, 1646, 1647, 2156, 2348, 2349, 2350, 2353,
    2583, 3054, 3074, 3075, 3076,
    // KI Kiribati
    298, 303, 438, 451, 829, 1242, 1248, 1327, 1328, 1521, 1524, 2060, 2061, 2062, 2077, 2078, 2116,
    2117, 2228, 2236, 3118, 3124,
    // KM Comoros
    383, 438, 883, 884, 961, 962, 963, 987, 988, 989, 1051, 1555, 1579, 1581, 1712, 1844, 2033, 2228,
    2464,
    // KN Saint Kitts and Nevis
    298, 300, 339, 342, 343, 344, 438, 445, 580, 829, 1064, 1242, 1405, 1454, 1713, 2128, 2133, 3084,
    // KP North Korea
    384, 471, 588, 668, 671, 692, 693, 696, 697, 1173, 1174, 1180, 1181, 1182, 1521, 1530, 1667, 1751,
    1990, 2228, 2808, 3120,
    // KR South Korea
    65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 319, 390, 438, 471, 515, 1294, 1475, 1667, 1678, 1751,
    1775, 1918, 2019, 2114, 2228, 2413, 2906, 2943, 2944, 2949, 2950,
    // KW Kuwait
    635, 883, 912, 913, 961, 987, 1026, 1027, 1030, 1031, 1555, 1579, 1581, 1743, 2026, 2228, 2464,
    // KY Cayman Islands
    161, 298, 303, 438, 451, 527, 785, 829, 1058, 1215, 1242, 1658, 2124, 2228, 2236, 2515,
    // KZ Kazakhstan
    334, 335, 533, 555, 707, 776, 777, 838, 877, 1426, 1448, 1521, 1524, 1637, 1638, 2228, 2230, 2240,
    2243, 2270, 2272, 2274, 2276, 2277, 2296, 2534, 2544, 3032, 3041,
    // LA Laos
    1503, 1505, 1525, 1526, 1720, 1721, 1722, 1723, 1724, 1725, 1726, 2228, 2231,
    // LB Lebanon
    146, 171, 178, 370, 438, 838, 843, 877, 879, 924, 929, 961, 962, 979, 982, 1138, 1421, 1560, 1561,
    1684, 1693, 1875, 2228, 2306, 2307, 2464, 2549, 2690,
    // LC Saint Lucia
    298, 300, 438, 445, 574, 829, 1063, 1066, 1242, 1350, 1459, 1684, 1693, 2055, 2074, 2228, 2233, 2254,
    2255, 2367, 2916,
    // LI Liechtenstein
    56, 158, 329, 438, 574, 829, 833, 1082, 1335, 1684, 2038, 2202, 2228, 2363, 2367, 2674, 2728,
    // LK Sri Lanka
    32, 207, 238, 435, 598, 599, 790, 817, 846, 931, 1089, 1240, 1333, 1346, 1529, 1808, 1913, 2205,
    2256, 2395, 2453, 2798, 2892, 2985, 3011, 3022,
    // LR Liberia
    130, 438, 774, 1120, 1383, 1589, 2110, 2182, 2228, 2919, 2976,
    // LS Lesotho
    41, 158, 298, 438, 829, 1242, 1412, 1659, 1975, 2228, 3101,
    // LT Lithuania
    56, 61, 178, 438, 462, 637, 663, 664, 829, 833, 1124, 1530, 1982, 2228, 2765, 2853,
    // LU Luxembourg
    56, 158, 178, 438, 829, 1094, 1684, 2032, 2228, 2367, 2728,
    // LV Latvia
    438, 462, 565, 712, 730, 733, 744, 829, 833, 1242, 1684, 1938, 1940, 1984, 2228, 2250, 2363, 2546,
    2547, 2554, 2557, 2765,
    // LY Libya
    108, 627, 634, 838, 843, 849, 877, 879, 880, 929, 935, 941, 961, 962, 963, 979, 982, 985, 1427, 1560,
    1561, 1684, 1755, 1882, 2100, 2464,
    // MA Morocco
    77, 883, 884, 961, 962, 987, 988, 1259, 1420, 1555, 1684, 2228, 2310, 2429, 2464, 2465, 2561, 2960,
    2993, 3119,
    // MC Monaco
    56, 57, 158, 178, 180, 438, 444, 574, 829, 1335, 1336, 1684, 1693, 2228, 2232, 2367, 2424, 2425,
    2623,
    // MD Moldova
    440, 441, 442, 658, 824, 825, 1094, 1498, 1521, 1533, 2165, 2228, 2548, 3044,
    // ME Montenegro
    1362, 1363, 1442, 1684, 1686, 1698, 2228, 2230, 2237, 2259, 2260, 2854, 2855, 2860,
    // MF Saint Martin
    15, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3028, 3031,
    // MG Madagascar
    56, 158, 178, 438, 829, 833, 1125, 1371, 1684, 1873, 1986, 2228, 2363, 2367, 2539, 3089,
    // MH Marshall Islands
    438, 459, 521, 559, 815, 1166, 1213, 1242, 1250, 1840, 2228, 2247, 2278, 2279, 2408, 2411,
    // MK North Macedonia
    434, 446, 830, 924, 961, 979, 994, 996, 1400, 1430, 1684, 1693, 1795, 1796, 2187, 2188, 2228, 2232,
    2531, 2543, 2619, 2620, 2737, 2739,
    // ML Mali
    35, 129, 438, 829, 843, 877, 924, 961, 979, 1684, 1872, 2096, 2228, 2446, 2464,
    // MM Myanmar
    132, 397, 438, 701, 722, 723, 743, 796, 843, 879, 1197, 1198, 1199, 1200, 1344, 1630, 1631, 1880,
    1899, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2048, 2228, 2359, 2910, 2911, 2912, 2990,
    // MN Mongolia
    391, 1220, 1521, 1787, 1788, 1789, 2103, 2104, 2105, 2106, 2107, 2108, 2115, 2228, 2537, 2926,
    // MO Macau
    421, 805, 1684, 1794, 2095, 2228, 2931, 2948, 2951, 2967,
    // MO-I Concelho das Ilhas
    421, 805, 1684, 1794, 2095, 2228, 2931, 2948, 2951, 2967,
    // MO-M Concelho de Macau
    421, 805, 1684, 1794, 2095, 2228, 2931, 2948, 2951, 2967,
    // MP Northern Mariana Islands
    438, 447, 475, 476, 503, 504, 505, 542, 547, 1049, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917,
    2228, 2245, 2921, 3025, 3027, 3070,
    // MQ Martinique
    13, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3028, 3031,
    // MR Mauritania
    35, 883, 884, 961, 962, 987, 988, 1423, 1555, 1684, 2228, 2464,
    // MS Montserrat
    298, 303, 438, 451, 655, 829, 1064, 1148, 1149, 1242, 1653, 1688, 2228, 2239, 2367, 2369, 2702, 2703,
    // MT Malta
    438, 1131, 1132, 1133, 1135, 1139, 1140, 1189, 1242, 1406, 2228, 2540, 2775, 3097,
    // MU Mauritius
    11, 53, 155, 176, 428, 438, 604, 794, 935, 962, 982, 1206, 1477, 1684, 1807, 2228, 2914, 2982,
    // MV Maldives
    635, 883, 912, 913, 914, 961, 987, 1026, 1027, 1030, 1031, 1157, 1160, 1383, 1527, 1555, 2059, 2228,
    2464, 2536, 2929, 3037,
    // MW Malawi
    298, 303, 438, 451, 829, 1242, 1377, 1465, 1602, 1603, 1628, 1629, 1712, 1716, 1866, 1867, 1989,
    1993, 2228, 2236,
    // MX Mexico
    228, 381, 438, 518, 1403, 1684, 2228, 2566,
    // MY Malaysia
    27, 246, 395, 401, 402, 403, 411, 419, 438, 444, 845, 868, 891, 932, 943, 944, 945, 946, 949, 956,
    961, 966, 1004, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2438, 2439, 2441, 2443, 3014, 3015,
    3018, 3021,
    // MY-01 Johor
    27, 219, 220, 221, 222, 223, 246, 273, 395, 401, 402, 404, 411, 419, 438, 444, 792, 801, 845, 868,
    891, 932, 943, 944, 945, 947, 949, 956, 961, 966, 1004, 1548, 1551, 1684, 1693, 1836, 1838, 2039,
    2076, 2438, 2439, 2441, 2443, 2913, 2915, 2938, 2939, 3014, 3015, 3018, 3021,
    // MY-02 Kedah
    27, 219, 220, 221, 224, 246, 259, 395, 401, 402, 405, 411, 438, 456, 792, 799, 845, 858, 859, 862,
    868, 895, 932, 943, 944, 945, 951, 956, 961, 966, 997, 1548, 1551, 1568, 1572, 1575, 1586, 1684,
    1702, 1836, 1837, 2039, 2067, 2438, 2439, 2442, 2445, 3014, 3015, 3020,
    // MY-03 Kelantan
    27, 246, 274, 275, 395, 401, 402, 411, 413, 438, 448, 631, 632, 636, 792, 800, 845, 858, 859, 863,
    868, 888, 890, 932, 943, 944, 945, 948, 956, 961, 966, 990, 999, 1548, 1551, 1684, 1696, 1836, 1839,
    2039, 2065, 2282, 2283, 2284, 2285, 2286, 2438, 2439, 2444, 3014, 3015,
    // MY-04 Melaka
    27, 246, 262, 263, 395, 401, 402, 403, 411, 420, 438, 444, 770, 771, 792, 801, 845, 868, 891, 932,
    943, 944, 945, 947, 950, 952, 953, 954, 955, 956, 961, 966, 1007, 1548, 1551, 1684, 1693, 1836, 1838,
    2039, 2076, 2228, 2232, 2438, 2439, 2441, 2443, 3014, 3015, 3018, 3021,
    // MY-05 Negeri Sembilan
    27, 246, 276, 277, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944,
    945, 946, 949, 956, 961, 966, 1004, 1548, 1551, 1568, 1572, 1575, 1583, 1585, 1684, 1693, 1836, 1838,
    2039, 2076, 2228, 2232, 2438, 2439, 2441, 2443, 2913, 2915, 3014, 3015, 3018, 3021,
    // MY-06 Pahang
    27, 246, 278, 279, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944,
    945, 946, 949, 956, 961, 966, 1004, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232, 2282,
    2283, 2284, 2287, 2438, 2439, 2441, 2443, 2940, 2941, 3014, 3015, 3018, 3021,
    // MY-07 Pulau Pinang
    27, 246, 264, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944, 945,
    946, 949, 956, 961, 966, 1004, 1224, 1225, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228,
    2232, 2282, 2283, 2284, 2287, 2438, 2439, 2441, 2443, 2913, 2915, 3014, 3015, 3018, 3021,
    // MY-08 Perak
    27, 246, 280, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944, 945,
    946, 949, 956, 961, 966, 1004, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232, 2282,
    2283, 2284, 2287, 2438, 2439, 2441, 2443, 2913, 2915, 3014, 3015, 3018, 3021,
    // MY-09 Perlis
    27, 246, 269, 270, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 858, 859, 860, 861, 868,
    892, 932, 943, 944, 945, 946, 949, 956, 961, 966, 1004, 1548, 1551, 1568, 1572, 1575, 1583, 1585,
    1684, 1693, 1836, 1838, 2039, 2076, 2282, 2283, 2284, 2287, 2438, 2439, 2441, 2443, 3014, 3015, 3018,
    3021,
    // MY-10 Selangor
    27, 246, 260, 261, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944,
    945, 946, 949, 956, 961, 966, 1004, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232, 2282,
    2283, 2284, 2287, 2438, 2439, 2441, 2443, 2913, 2915, 3014, 3015, 3018, 3021,
    // MY-11 Terengganu
    27, 110, 111, 246, 281, 282, 395, 401, 402, 411, 413, 438, 449, 631, 632, 636, 792, 800, 845, 858,
    859, 863, 868, 888, 890, 932, 943, 944, 945, 948, 956, 961, 966, 990, 999, 1548, 1551, 1568, 1572,
    1575, 1584, 1587, 1684, 1696, 1836, 1839, 2039, 2065, 2282, 2283, 2284, 2285, 2286, 2438, 2439, 2444,
    3014, 3015,
    // MY-12 Sabah
    27, 246, 265, 395, 401, 402, 403, 411, 419, 438, 444, 462, 792, 801, 845, 868, 891, 932, 943, 944,
    945, 946, 949, 956, 961, 966, 1004, 1242, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232,
    2373, 2374, 2375, 2438, 2439, 2441, 2443, 3014, 3015, 3018, 3021,
    // MY-13 Sarawak
    27, 246, 266, 395, 401, 402, 403, 411, 419, 438, 444, 760, 761, 762, 845, 868, 891, 932, 943, 944,
    945, 946, 949, 956, 961, 966, 1004, 1242, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232,
    2438, 2439, 2441, 2443, 2760, 2761, 3014, 3015, 3019, 3021,
    // MY-14 Wilayah Persekutuan Kuala Lumpur
    27, 246, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944, 945, 946,
    949, 956, 961, 966, 1004, 1144, 1145, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232,
    2282, 2283, 2284, 2287, 2438, 2439, 2441, 2443, 2913, 2915, 3014, 3015, 3018, 3021,
    // MY-15 Wilayah Persekutuan Labuan
    27, 246, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944, 945, 946,
    949, 956, 961, 966, 1004, 1144, 1145, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232,
    2282, 2283, 2284, 2287, 2373, 2374, 2375, 2438, 2439, 2441, 2443, 3014, 3015, 3018, 3021,
    // MY-16 Wilayah Persekutuan Putrajaya
    27, 246, 395, 401, 402, 403, 411, 419, 438, 444, 792, 801, 845, 868, 891, 932, 943, 944, 945, 946,
    949, 956, 961, 966, 1004, 1144, 1145, 1548, 1551, 1684, 1693, 1836, 1838, 2039, 2076, 2228, 2232,
    2282, 2283, 2284, 2287, 2438, 2439, 2441, 2443, 2913, 2915, 3014, 3015, 3018, 3021,
    // MZ Mozambique
    137, 139, 1113, 1115, 1305, 1308, 1500, 1501, 1530, 1531, 2153, 2158, 2357, 2358, 3036, 3042, 3090,
    3092,
    // NA Namibia
    35, 36, 158, 322, 356, 357, 438, 688, 689, 829, 1114, 1116, 1221, 1242, 1307, 1309, 1355, 1450, 2228,
    2232, 2514, 3101, 3102,
    // NC New Caledonia
    56, 147, 158, 178, 438, 474, 829, 1684, 2034, 2228, 2367, 3031,
    // NE Niger
    97, 98, 113, 114, 438, 444, 600, 601, 602, 603, 829, 843, 877, 924, 961, 979, 994, 996, 1503, 1506,
    1544, 1554, 1557, 1733, 1735, 1738, 1739, 2022, 2023, 2058, 2064, 2228, 2232, 2450, 2462, 2467,
    // NF Norfolk Island
    6, 191, 193, 295, 296, 298, 303, 438, 451, 829, 1171, 1172, 1242, 1654, 2228, 2236, 2787, 2920,
    // NG Nigeria
    298, 303, 438, 452, 648, 779, 780, 829, 838, 879, 897, 904, 911, 915, 918, 925, 962, 972, 995, 1006,
    1020, 1027, 1029, 1034, 1242, 2042, 2069, 2228, 2238, 2414, 2450, 2463, 2468, 3101, 3103,
    // NI Nicaragua
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-AN Costa Caribe Norte
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-AS Costa Caribe Sur
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-BO Boaco
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-CA Carazo
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-CI Chinandega
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-CO Chontales
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-ES Estelí
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-GR Granada
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-JI Jinotega
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-LE León
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-MD Madriz
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-MN Managua
    160, 216, 438, 784, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-MS Masaya
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-MT Matagalpa
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-NS Nueva Segovia
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-RI Rivas
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NI-SJ Río San Juan
    216, 438, 1242, 1335, 1402, 1684, 1895, 1987, 2228, 2560,
    // NL Netherlands
    158, 438, 829, 833, 1242, 1666, 1746, 2228, 2363, 2367, 2765,
    // NO Norway
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-03 Oslo
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-11 Rogaland
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-15 Møre og Romsdal
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-18 Nordland
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-21 Svalbard
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-22 Jan Mayen
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-31 Østfold
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-32 Akershus
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-33 Buskerud
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-34 Innlandet
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-39 Vestfold
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-40 Telemark
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-42 Agder
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-46 Vestland
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-50 Trøndelag
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-55 Troms
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NO-56 Finnmark
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // NP Nepal
    234, 237, 316, 386, 436, 534, 820, 843, 878, 929, 981, 1048, 1106, 1107, 1201, 1202, 1231, 1237,
    1277, 1502, 1520, 1596, 1732, 1801, 1802, 1803, 1806, 1853, 1925, 2098, 2208, 2426, 2506, 2527, 2789,
    2812, 2893, 2961,
    // NR Nauru
    88, 89, 438, 451, 524, 554, 623, 624, 625, 626, 829, 835, 1242, 1331, 1332, 1345, 1458, 1521, 1524,
    2228, 2236, 2498, 2499, 2801, 2802,
    // NU Niue
    6, 10, 298, 303, 438, 451, 538, 557, 560, 561, 829, 1242, 1649, 2228, 2237, 2362, 2889, 2890,
    // NZ New Zealand
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-AUK Auckland
    122, 123, 187, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-BOP Bay of Plenty
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-CAN Canterbury
    122, 123, 298, 303, 333, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-CIT Chatham Islands Territory
    122, 123, 298, 303, 382, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-GIS Gisborne
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-HKB Hawke's Bay
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1300, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-MBH Marlborough
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1848, 1892, 2228, 2237, 3067, 3068,
    // NZ-MWT Manawatū Whanganui
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-NSN Nelson
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2206, 2228, 2237, 3067, 3068,
    // NZ-NTL Northland
    122, 123, 187, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-OTA Otago
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 2309, 3067, 3068,
    // NZ-STL Southland
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 2819, 3067, 3068,
    // NZ-TAS Tasman
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-TKI Taranaki
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 2895, 3067, 3068,
    // NZ-WGN Greater Wellington
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068, 3077,
    // NZ-WKO Waikato
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068,
    // NZ-WTC West Coast
    122, 123, 298, 303, 438, 451, 604, 606, 829, 1242, 1649, 1714, 1892, 2228, 2237, 3067, 3068, 3078,
    // OM Oman
    837, 840, 846, 851, 869, 870, 873, 874, 923, 926, 931, 938, 941, 960, 961, 962, 963, 965, 967, 968,
    970, 973, 1549, 1552, 1574, 1576, 1579, 2049, 2050, 2456, 2458, 2869,
    // PA Panama
    350, 438, 444, 479, 480, 1242, 1423, 1457, 1684, 1693, 1779, 1780, 1869, 1885, 1991, 1992, 2170,
    2171, 2228, 2232, 2772, 2773,
    // PE Peru
    56, 209, 210, 211, 214, 438, 833, 1242, 1256, 1335, 1384, 1684, 1895, 2228, 2371, 2580, 2708,
    // PF French Polynesia
    56, 147, 158, 178, 438, 829, 1242, 1684, 1893, 1944, 2034, 2228, 2367, 3031,
    // PG Papua New Guinea
    298, 300, 438, 445, 829, 833, 1242, 1253, 1403, 1439, 1656, 2176, 2177, 2228, 2232, 2335, 2336,
    // PH Philippines
    30, 56, 59, 60, 283, 288, 397, 438, 461, 670, 840, 870, 936, 961, 969, 1052, 1242, 1335, 1369, 1684,
    1895, 2127, 2228, 2250, 2257, 2577,
    // PK Pakistan
    163, 165, 167, 169, 839, 844, 850, 854, 873, 874, 875, 930, 937, 941, 962, 963, 964, 972, 974, 976,
    1391, 1536, 1636, 1684, 2331, 2455, 2461, 2497, 3112,
    // PL Poland
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-02 Dolnośląskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-04 Kujawsko-pomorskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-06 Lubelskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-08 Lubuskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-10 Łódzkie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-12 Małopolskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-14 Mazowieckie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-16 Opolskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-18 Podkarpackie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-20 Podlaskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-22 Pomorskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-24 Śląskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-26 Świętokrzyskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-28 Warmińsko-mazurskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-30 Wielkopolskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PL-32 Zachodniopomorskie
    56, 178, 438, 462, 574, 829, 833, 1082, 2028, 2097, 2157, 2228, 2363, 2765,
    // PM Saint Pierre and Miquelon
    56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // PN Pitcairn Islands
    294, 298, 438, 829, 1242, 1649, 2228, 2381,
    // PR Puerto Rico
    438, 447, 482, 1056, 1068, 1082, 1228, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245,
    2492, 2493, 2494, 2495, 2921, 3025, 3026,
    // PS Palestine
    361, 822, 823, 842, 848, 853, 857, 919, 920, 921, 928, 934, 940, 1419, 1521, 1543, 1567, 1570, 1684,
    2228, 2297, 2449,
    // PT Portugal
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PT-01 Aveiro
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2657,
    // PT-02 Beja
    56, 158, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PT-03 Braga
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2666,
    // PT-04 Bragança
    56, 178, 438, 574, 654, 833, 1128, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PT-05 Castelo Branco
    56, 178, 438, 574, 654, 833, 1129, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PT-06 Coimbra
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2626,
    // PT-07 Évora
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2710,
    // PT-08 Faro
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 1997, 2228, 2533, 2556,
    // PT-09 Guarda
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 1998, 2228, 2533, 2556,
    // PT-10 Leiria
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 1999, 2228, 2533, 2556,
    // PT-11 Lisboa
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2602,
    // PT-12 Portalegre
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2000, 2228, 2533, 2556,
    // PT-13 Porto
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2666,
    // PT-14 Santarém
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2674,
    // PT-15 Setúbal
    56, 178, 286, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PT-16 Viana do Castelo
    56, 178, 438, 574, 654, 833, 1130, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PT-17 Vila Real
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2602,
    // PT-18 Viseu
    56, 178, 438, 574, 654, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556, 2692,
    // PT-20 Região Autónoma dos Açores
    56, 178, 438, 574, 654, 678, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PT-30 Região Autónoma da Madeira
    2, 56, 178, 438, 574, 654, 677, 833, 1190, 1242, 1335, 1684, 2228, 2533, 2556,
    // PW Palau
    438, 447, 528, 551, 1111, 1410, 1447, 1690, 2228, 2245, 2405, 2410, 2770, 2771, 2921, 2991, 2992,
    3116, 3125,
    // PY Paraguay
    186, 289, 324, 377, 438, 562, 833, 1242, 1895, 2149, 2152, 2228, 2344, 3101,
    // QA Qatar
    840, 846, 851, 870, 873, 874, 926, 931, 938, 961, 962, 963, 969, 972, 974, 2181, 2253, 2496,
    // RE Reunion
    18, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // RO Romania
    391, 438, 439, 803, 824, 825, 1082, 1243, 1684, 2051, 2228, 2230, 2364, 2365, 2595, 2660, 2988,
    // RS Serbia
    147, 148, 830, 834, 1243, 1321, 1684, 1686, 1701, 2228, 2230, 2237, 2297, 2848, 2849, 2859,
    // RU Russia
    434, 699, 700, 702, 704, 706, 708, 717, 718, 720, 742, 775, 1316, 1317, 1521, 1523, 2220, 2221, 2222,
    2223, 2224, 2225, 2226, 2584, 2585, 2997, 3032, 3040,
    // RW Rwanda
    178, 181, 298, 301, 438, 451, 604, 605, 829, 838, 877, 899, 929, 961, 979, 1002, 1242, 1374, 1444,
    1684, 1697, 1750, 1763, 1924, 2139, 2145, 2228, 2237, 2984,
    // SA Saudi Arabia
    629, 903, 906, 908, 916, 917, 1013, 1014, 1015, 1016, 1018, 1021, 1023, 1025, 1032, 1033, 1178, 1179,
    2079, 2080,
    // SB Solomon Islands
    438, 451, 829, 1242, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 3084,
    // SB-CE Central
    372, 373, 438, 451, 829, 1242, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 3084,
    // SB-CH Choiseul
    430, 431, 438, 451, 829, 1242, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 3084,
    // SB-CT Capital Territory
    438, 451, 829, 1242, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 3084,
    // SB-GU Guadalcanal
    438, 451, 829, 1242, 1264, 1265, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 3084,
    // SB-IS Isabel
    438, 451, 829, 1242, 1320, 1378, 1436, 1538, 1539, 1651, 2092, 2093, 2228, 2245, 3084,
    // SB-MK Makira-Ulawa
    438, 451, 829, 1242, 1320, 1378, 1436, 1651, 1832, 1833, 2092, 2093, 2228, 2245, 3084,
    // SB-ML Malaita
    438, 451, 829, 1242, 1320, 1378, 1436, 1651, 1834, 1835, 2092, 2093, 2228, 2245, 3084,
    // SB-RB Rennell and Bellona
    438, 451, 829, 1242, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 2519, 2520, 3084,
    // SB-TE Temotu
    438, 451, 829, 1242, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 2904, 2905, 3084,
    // SB-WE Western
    438, 451, 829, 1242, 1320, 1378, 1436, 1651, 2092, 2093, 2228, 2245, 3082, 3083, 3084,
    // SC Seychelles
    56, 57, 178, 180, 438, 444, 525, 550, 574, 829, 831, 1242, 1335, 1336, 1339, 1340, 1684, 1693, 2212,
    2213, 2228,
    // SD Sudan
    438, 569, 570, 836, 838, 843, 849, 854, 876, 877, 879, 880, 881, 924, 929, 935, 941, 961, 962, 963,
    964, 979, 982, 985, 986, 1343, 1541, 1554, 2447, 2462,
    // SE Sweden
    55, 158, 438, 829, 833, 1082, 1242, 1899, 1937, 2030, 2228, 2363, 2765,
    // SG Singapore
    395, 398, 411, 412, 413, 418, 438, 444, 792, 801, 845, 868, 891, 932, 961, 966, 1000, 1242, 1684,
    1693, 2037, 2071, 2228, 2232, 2390, 3014, 3016, 3017, 3021,
    // SH Saint Helena, Ascension and Tristan da Cunha
    298, 303, 438, 451, 829, 1242, 1662,
    // SH-AC Ascension
    158, 298, 303, 438, 451, 829, 1242, 1662,
    // SH-HL Saint Helena
    298, 303, 438, 451, 829, 1242, 1662, 2646, 2647,
    // SH-TA Tristan da Cunha
    93, 158, 298, 303, 438, 451, 829, 1242, 1662, 2508,
    // SI Slovenia
    178, 438, 660, 669, 829, 833, 1479, 1684, 1686, 2228, 2230, 2363, 2420, 2513, 2852,
    // SJ Svalbard and Jan Mayen
    158, 438, 524, 829, 833, 1242, 1684, 1895, 2228, 2363, 2367, 2765,
    // SK Slovakia
    56, 438, 462, 653, 672, 684, 829, 1085, 1242, 1684, 2738, 2765, 2807,
    // SL Sierra Leone
    131, 140, 298, 303, 438, 451, 829, 883, 899, 961, 987, 1012, 1242, 1361, 1463, 1521, 1524, 1527,
    1528, 2228, 2236, 2464, 2469,
    // SM San Marino
    56, 94, 107, 112, 178, 438, 498, 574, 829, 833, 1082, 1335, 1534, 1535, 2228, 2688, 2728, 3101,
    // SN Senegal
    56, 158, 171, 178, 438, 829, 883, 898, 924, 961, 979, 994, 996, 1254, 1358, 1684, 2228, 2367, 2464,
    // SO Somalia
    171, 883, 961, 987, 1371, 1555, 1579, 1581, 1684, 2228, 2464, 2529,
    // SR Suriname
    397, 438, 639, 687, 791, 829, 843, 877, 929, 961, 979, 1242, 1312, 1422, 1491, 1684, 2228, 2765,
    // SS South Sudan
    438, 462, 829, 833, 838, 877, 929, 961, 979, 1242, 1320, 1379, 1511, 1881, 2228, 2352, 2586, 2765,
    // ST Sao Tome and Principe
    45, 46, 136, 144, 438, 447, 643, 644, 1381, 1466, 1871, 1884, 2228, 2245, 2883, 2884, 3097, 3099,
    // ST-01 Água Grande
    45, 46, 136, 144, 438, 447, 643, 644, 1381, 1466, 1871, 1884, 2228, 2245, 2883, 2884, 3097, 3099,
    // ST-02 Cantagalo
    45, 46, 136, 144, 438, 447, 643, 644, 1381, 1466, 1871, 1884, 2228, 2245, 2883, 2884, 3097, 3099,
    // ST-03 Caué
    45, 46, 136, 144, 438, 447, 643, 644, 1381, 1466, 1871, 1884, 2228, 2245, 2883, 2884, 3097, 3099,
    // ST-04 Lembá
    45, 46, 136, 144, 438, 447, 643, 644, 1381, 1466, 1871, 1884, 2228, 2245, 2883, 2884, 3097, 3099,
    // ST-05 Lobata
    45, 46, 136, 144, 438, 447, 643, 644, 1381, 1466, 1871, 1884, 2228, 2245, 2883, 2884, 3097, 3099,
    // ST-06 Mé-Zóchi
    45, 46, 136, 144, 438, 447, 643, 644, 1381, 1466, 1871, 1884, 2228, 2245, 2883, 2884, 3097, 3099,
    // ST-P Príncipe
    45, 46, 136, 144, 195, 196, 438, 447, 643, 644, 787, 788, 1381, 1466, 1871, 1884, 2228, 2245, 2878,
    2879, 2883, 2884, 3097, 3099,
    // SV El Salvador
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-AH Ahuachapán
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-CA Cabañas
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-CH Chalatenango
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-CU Cuscatlán
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-LI La Libertad
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-MO Morazán
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-PA La Paz
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-SA Santa Ana
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-SM San Miguel
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-SO Sonsonate
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-SS San Salvador
    61, 371, 438, 1126, 1136, 1137, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-SV San Vicente
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-UN La Unión
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SV-US Usulután
    61, 371, 438, 1126, 1242, 1320, 1402, 1684, 1895, 1983, 2228,
    // SX Sint Maarten
    158, 341, 438, 537, 829, 833, 1060, 1242, 1666, 1684, 2228, 2363, 2765, 2799,
    // SY Syrian Arab Republic
    298, 438, 836, 838, 843, 849, 876, 877, 879, 880, 929, 935, 941, 961, 962, 963, 979, 982, 985, 1262,
    1359, 1541, 1554, 1609, 1684, 1757, 1876, 1981, 2228, 2464, 2559, 2965,
    // SZ Eswatini
    158, 250, 251, 298, 300, 438, 445, 829, 1242, 1398, 1461, 1648, 1664, 2109, 2112, 2228, 2232, 3097,
    3098,
    // TC Turks and Caicos Islands
    298, 303, 438, 451, 506, 516, 829, 1063, 1069, 1242, 1590, 1657, 2091, 2118, 2195, 2228, 2236,
    // TD Chad
    56, 438, 829, 883, 961, 987, 1193, 1194, 1389, 1429, 1521, 1523, 1684, 1693, 2228, 2232, 2464, 2538,
    2542,
    // TF French Southern Territories
    56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // TG Togo
    56, 158, 178, 438, 829, 843, 877, 924, 961, 979, 1155, 1157, 1159, 1361, 1684, 1879, 2228, 2367,
    // TH Thailand
    156, 157, 311, 312, 320, 321, 379, 380, 543, 545, 571, 572, 1278, 1279, 1280, 1281, 1282, 1283, 1284,
    1285, 1290, 1291, 1292, 1293, 1830, 1831, 2020, 2054, 2063, 2101, 2102, 2161, 2162, 2168, 2169, 2228,
    2231, 2250, 2251, 2814, 2815, 2816, 2817, 3055, 3056,
    // TJ Tajikistan
    539, 838, 877, 924, 961, 979, 1401, 1515, 1516, 1517, 1518, 1980, 2184, 2228, 3032,
    // TK Tokelau
    298, 438, 829, 1242, 2228, 2966,
    // TL Timor Leste
    56, 61, 438, 574, 649, 838, 877, 929, 961, 979, 1242, 1527, 1921, 2131, 2190, 2196, 2228, 2393, 2430,
    2555, 3023,
    // TM Turkmenistan
    563, 564, 838, 877, 898, 924, 961, 979, 994, 996, 1409, 1462, 1512, 1513, 1521, 1523, 1920, 1922,
    2228, 2232, 2261, 2262, 2828, 2829, 2833,
    // TN Tunisia
    635, 883, 912, 913, 961, 987, 1026, 1027, 1030, 1031, 1096, 1354, 1555, 1684, 1874, 2228, 2464, 2530,
    2571, 3091,
    // TO Tonga
    6, 99, 100, 267, 268, 271, 272, 298, 438, 514, 558, 829, 1054, 1070, 1242, 2228,
    // TR Turkey
    487, 782, 841, 847, 852, 856, 864, 865, 866, 867, 927, 933, 939, 957, 958, 959, 961, 962, 963, 1709,
    2179, 2228, 2535, 3035,
    // TT Trinidad and Tobago
    42, 43, 298, 300, 438, 445, 574, 575, 792, 801, 829, 929, 961, 979, 996, 1242, 1244, 1396, 1467,
    1488, 1489, 1689, 1705, 2228, 2232, 2532, 2541, 2823, 2824,
    // TV Tuvalu
    298, 303, 438, 451, 829, 1242, 1247, 1652, 2021, 2194, 2228, 2236, 2977, 2978, 2979, 2980,
    // TV-FUN Funafuti
    298, 303, 438, 451, 585, 829, 1242, 1247, 1652, 2021, 2194, 2228, 2236, 2932, 2977, 2978, 2979, 2980,
    // TV-NIT Niutao
    298, 303, 438, 451, 829, 1242, 1247, 1652, 2021, 2194, 2228, 2236, 2258, 2977, 2978, 2979, 2980,
    // TV-NKF Nukufetau
    298, 303, 438, 451, 829, 1242, 1247, 1652, 2021, 2194, 2228, 2236, 2280, 2977, 2978, 2979, 2980,
    // TV-NKL Nukulaelae
    298, 303, 438, 451, 829, 1242, 1245, 1246, 1652, 2021, 2194, 2228, 2236, 2977, 2978, 2979, 2980,
    // TV-NMA Nanumea
    236, 298, 303, 438, 451, 829, 1238, 1242, 1247, 1652, 2021, 2194, 2228, 2236, 2977, 2978, 2979, 2980,
    // TV-NMG Nanumaga
    298, 303, 438, 451, 829, 1242, 1247, 1652, 2015, 2021, 2194, 2228, 2236, 2977, 2978, 2979, 2980,
    // TV-NUI Nui
    298, 303, 438, 451, 685, 829, 1242, 1247, 1652, 2021, 2194, 2228, 2236, 2977, 2978, 2979, 2980,
    // TV-VAI Vaitupu
    298, 303, 438, 451, 829, 1242, 1247, 1295, 1652, 2021, 2194, 2228, 2236, 2977, 2978, 2979, 2980,
    // TW Taiwan
    389, 394, 397, 399, 400, 416, 417, 422, 423, 425, 427, 510, 511, 544, 552, 714, 811, 813, 1183, 1184,
    1678, 1695, 1929, 1930, 2045, 2073, 2354, 2355, 2887, 2888, 2967, 2968,
    // TZ Tanzania
    298, 438, 829, 843, 879, 929, 935, 962, 963, 982, 985, 1242, 1478, 1519, 1530, 2228, 2360, 2447,
    2463, 2934, 2937, 2989, 3126,
    // UG Uganda
    127, 298, 438, 829, 883, 961, 987, 1216, 1217, 1242, 1413, 1712, 2012, 2141, 2228, 2983, 3089,
    // UM United States Minor Outlying Islands
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US United States of America
    438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-AK Alaska
    50, 51, 438, 447, 1375, 1460, 1492, 1621, 1623, 1690, 1851, 1917, 2228, 2245, 2418, 2777, 2921, 3025,
    3027,
    // US-AL Alabama
    438, 447, 484, 508, 1226, 1375, 1460, 1601, 1621, 1623, 1690, 1852, 1917, 2228, 2245, 2921, 3025,
    3027,
    // US-AR Arkansas
    438, 447, 1229, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027,
    // US-AS American Samoa
    80, 81, 438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1842, 1843, 1850, 1917, 2228, 2245, 2921, 3025,
    3027, 3070, 3085,
    // US-AZ Arizona
    438, 447, 482, 809, 1375, 1460, 1621, 1623, 1690, 1774, 1917, 2228, 2245, 2921, 3025, 3027,
    // US-CA California
    374, 375, 438, 447, 596, 789, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2418, 2874, 2921,
    3025, 3027,
    // US-CO Colorado
    374, 438, 447, 1188, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3073,
    // US-CT Connecticut
    438, 447, 482, 1242, 1375, 1460, 1621, 1623, 1690, 1770, 1772, 1850, 1917, 2228, 2245, 2921, 3025,
    3027, 3070,
    // US-DC District of Columbia
    438, 447, 1057, 1065, 1338, 1375, 1460, 1492, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025,
    3027, 3070,
    // US-DE Delaware
    438, 447, 596, 1049, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027,
    // US-FL Florida
    438, 447, 1195, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2874, 2921, 3025, 3027,
    // US-GA Georgia
    438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2844, 2845, 2921, 3025, 3027,
    3071,
    // US-GU Guam
    61, 438, 447, 1242, 1266, 1375, 1460, 1621, 1623, 1690, 1719, 1758, 1850, 1917, 2228, 2245, 2921,
    3025, 3027, 3070,
    // US-HI Hawaii
    438, 447, 1049, 1375, 1460, 1621, 1623, 1626, 1627, 1690, 1850, 1917, 2228, 2245, 2418, 2422, 2423,
    2856, 2921, 3025, 3027,
    // US-IA Iowa
    438, 447, 1375, 1460, 1621, 1623, 1690, 1770, 1772, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-ID Idaho
    438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1849, 1917, 2228, 2245, 2418, 2921, 3025, 3027,
    // US-IL Illinois
    355, 438, 447, 482, 1049, 1375, 1460, 1621, 1623, 1690, 1770, 1772, 1850, 1917, 2228, 2245, 2921,
    3025, 3027, 3070,
    // US-IN Indiana
    438, 447, 482, 1050, 1242, 1375, 1460, 1621, 1623, 1690, 1771, 1850, 1917, 2228, 2245, 2421, 2921,
    3025, 3027, 3071,
    // US-KS Kansas
    438, 447, 462, 464, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-KY Kentucky
    438, 447, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2250, 2252, 2921, 3025, 3027,
    3070,
    // US-LA Louisiana
    438, 447, 1049, 1242, 1375, 1460, 1621, 1623, 1690, 1846, 1850, 1917, 2228, 2245, 2921, 3025, 3027,
    3070,
    // US-MA Massachusetts
    438, 444, 482, 1375, 1452, 1621, 1622, 1690, 1850, 1917, 2228, 2232, 2345, 2921, 3025, 3026, 3070,
    // US-MD Maryland
    79, 438, 447, 482, 1338, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2418, 2921, 3025,
    3027,
    // US-ME Maine
    438, 447, 1375, 1460, 1492, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2345, 2921, 3025, 3027, 3070,
    // US-MI Michigan
    438, 447, 462, 464, 596, 1049, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2250, 2252,
    2921, 3025, 3027, 3070,
    // US-MN Minnesota
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3072,
    // US-MO Missouri
    438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 2974, 2975, 3025, 3027,
    3070,
    // US-MP Northern Mariana Islands
    438, 447, 475, 476, 503, 504, 505, 542, 547, 1049, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917,
    2228, 2245, 2921, 3025, 3027, 3070,
    // US-MS Mississippi
    438, 447, 509, 810, 1375, 1460, 1621, 1623, 1690, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-MT Montana
    438, 447, 482, 1049, 1375, 1460, 1621, 1623, 1690, 1773, 1850, 1917, 2228, 2245, 2921, 3025, 3027,
    // US-NC North Carolina
    438, 447, 462, 464, 592, 593, 596, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921,
    3025, 3027, 3070,
    // US-ND North Dakota
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-NE Nebraska
    126, 438, 447, 1375, 1460, 1492, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-NH New Hampshire
    438, 447, 596, 809, 1049, 1375, 1460, 1621, 1623, 1690, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-NJ New Jersey
    438, 447, 482, 1049, 1242, 1375, 1460, 1621, 1623, 1690, 1770, 1772, 1850, 1917, 2228, 2245, 2415,
    2921, 3025, 3027,
    // US-NM New Mexico
    438, 447, 1375, 1460, 1492, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2419, 2921, 3025, 3027,
    // US-NV Nevada
    438, 447, 1112, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2210, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-NY New York
    438, 447, 482, 1050, 1375, 1460, 1621, 1623, 1690, 1770, 1772, 1850, 1917, 2228, 2245, 2874, 2921,
    3025, 3027, 3070,
    // US-OH Ohio
    438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3073,
    // US-OK Oklahoma
    438, 447, 596, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2418, 2921, 3025, 3027,
    // US-OR Oregon
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2415, 2921, 3025, 3027,
    // US-PA Pennsylvania
    438, 447, 482, 596, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2418, 2921, 3025, 3027,
    // US-PR Puerto Rico
    438, 447, 482, 1056, 1068, 1082, 1228, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245,
    2492, 2493, 2494, 2495, 2921, 3025, 3026,
    // US-RI Rhode Island
    438, 447, 1375, 1460, 1493, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3034, 3070,
    // US-SC South Carolina
    438, 447, 508, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2404, 2921, 3025, 3027,
    // US-SD South Dakota
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2200, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-TN Tennessee
    438, 447, 1242, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2404, 2921, 3025, 3027,
    // US-TX Texas
    374, 438, 447, 462, 464, 507, 592, 1072, 1195, 1242, 1375, 1460, 1621, 1623, 1690, 1793, 1850, 1917,
    2228, 2245, 2418, 2749, 2909, 2921, 3025, 3027,
    // US-UM United States Minor Outlying Islands
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921, 3025, 3027, 3070,
    // US-UT Utah
    438, 447, 482, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2379, 2380, 2921, 3025, 3027,
    3069,
    // US-VA Virginia
    438, 447, 596, 1050, 1227, 1338, 1375, 1460, 1492, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2921,
    3025, 3027,
    // US-VI Virgin Islands, U.S.
    438, 447, 467, 485, 829, 1061, 1242, 1322, 1375, 1460, 1621, 1623, 1690, 1769, 1850, 1917, 2228,
    2245, 2418, 2921, 2959, 2973, 3025, 3027,
    // US-VT Vermont
    229, 230, 438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2418, 2921, 2971, 3025,
    3027,
    // US-WA Washington
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2199, 2228, 2245, 2418, 2921, 3025, 3027,
    // US-WI Wisconsin
    438, 447, 462, 464, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2250, 2252, 2874, 2921,
    3025, 3027, 3070,
    // US-WV West Virginia
    438, 447, 482, 596, 1049, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2418, 2921, 3025,
    3027, 3079, 3080,
    // US-WY Wyoming
    438, 447, 1375, 1460, 1621, 1623, 1690, 1850, 1917, 2228, 2245, 2404, 2921, 3025, 3027,
    // UY Uruguay
    529, 1113, 1474, 2228, 3101,
    // UZ Uzbekistan
    23, 24, 25, 26, 542, 548, 645, 646, 703, 745, 840, 870, 899, 926, 961, 969, 994, 1002, 1397, 1438,
    2228, 2236, 2266, 2267, 2901, 2902, 3089, 3095,
    // VA Vatican City
    56, 61, 106, 109, 158, 184, 438, 462, 577, 591, 597, 829, 833, 835, 1082, 1242, 1320, 1335, 1728,
    1895, 2013, 2014, 2665, 2668, 2674, 2728, 2746, 2809, 2810, 2811,
    // VC Saint Vincent and the Grenadines
    298, 300, 346, 351, 438, 445, 829, 1063, 1066, 1242, 1416, 1431, 2140, 2144, 2180, 2192, 2193, 2228,
    2232, 2367,
    // VE Venezuela
    213, 258, 330, 331, 345, 350, 438, 462, 642, 769, 1110, 1242, 1376, 1527, 1895, 2228, 2250,
    // VG British Virgin Islands
    298, 303, 438, 451, 829, 1073, 1074, 1075, 1242, 1304, 1731, 2228, 2236, 2367, 2821, 2933, 3052,
    // VI Virgin Islands (U.S.)
    438, 447, 467, 485, 829, 1061, 1242, 1322, 1375, 1460, 1621, 1623, 1690, 1769, 1850, 1917, 2228,
    2245, 2418, 2921, 2959, 2973, 3025, 3027,
    // VN Vietnam
    3, 727, 736, 1150, 1187, 1329, 1330, 1503, 1510, 1766, 1767, 1785, 1792, 2040, 2041, 2068, 2228,
    2236, 2766, 2956, 3049, 3050,
    // VU Vanuatu
    158, 178, 180, 392, 393, 438, 536, 556, 583, 584, 829, 1114, 1117, 1122, 1123, 1242, 1385, 1445,
    1712, 1715, 2228, 2232, 2998, 3003,
    // WF Wallis and Futuna
    56, 147, 158, 178, 438, 829, 1134, 1684, 2034, 2228, 2367, 2745, 2907, 3031,
    // WS Samoa
    298, 438, 595, 829, 1127, 1242, 1368, 1985, 2228, 2928, 3086,
    // XK Kosovo
    361, 363, 365, 366, 520, 549, 883, 900, 961, 987, 1012, 1094, 1095, 1348, 1434, 1503, 1509, 2228,
    2230, 2240, 2243, 2297, 2299, 2301, 2302,
    // YE Yemen
    882, 883, 884, 885, 886, 902, 922, 924, 929, 935, 960, 961, 962, 963, 977, 978, 980, 983, 984, 1010,
    1097, 1098, 1562, 1563, 1684, 1702, 1754, 1759, 2563, 2568, 2995, 3002,
    // YT Mayotte
    12, 56, 147, 158, 178, 438, 829, 1684, 2034, 2228, 2367, 3031,
    // ZA South Africa
    438, 640, 641, 656, 657, 1109, 1191, 1192, 1242, 1302, 1303, 1325, 1326, 1776, 2189, 2191, 2228,
    2232, 3101, 3102, 3117, 3121,
    // ZM Zambia
    37, 38, 438, 444, 829, 833, 1118, 1214, 1242, 1306, 1320, 1415, 1456, 1521, 1523, 1639, 1640, 1712,
    1715, 2088, 2089, 2175, 2228, 2232, 2996, 3115, 3123,
    // ZW Zimbabwe
    35, 36, 298, 300, 438, 445, 778, 829, 831, 833, 1242, 1360, 1451, 1995, 1996, 2228, 2232, 2578, 2579,
    2999, 3001, 3101, 3102, 3127,
];
